package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.HashSet;
import java.util.Optional;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.RoleCode;
import org.jspecify.annotations.Nullable;

/** Who asks for an act, as the filter knows or the headers say, and under which key. */
public final class Acting {

  private final ContainerRequestContext request;

  private Acting(ContainerRequestContext request) {
    this.request = request;
  }

  /** Who asks for what a request asks for. */
  static Acting of(ContainerRequestContext request) {
    return new Acting(request);
  }

  private @Nullable String header(String name) {
    return request.getHeaders().getFirst(name);
  }

  /**
   * The person or system responsible, with the key of the request.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ACTOR_MISSING}
   */
  Caller caller() {
    return new Caller(known().orElseGet(() -> Headers.actor(header(Headers.ACTING_AS))), key());
  }

  /** Who asks, where that is known otherwise than by headers. */
  private Optional<Actor> known() {
    return Asking.of(request).actor(AccessFilter.fund(request));
  }

  /** The same with the roles, for what posts as an entry does. */
  Caller posting() {
    return new Caller(actor(), key());
  }

  /** The key, where there is one. */
  Optional<EntryKey> key() {
    return Headers.key(header(Headers.IDEMPOTENCY_KEY));
  }

  /**
   * The key of an act that cannot do without.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ENTRY_KEY_MISSING}
   */
  EntryKey requiredKey() {
    return key().orElseThrow(EntryKeys::missing);
  }

  /**
   * The person or system responsible, with the roles that let it post in a softly closed period.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ACTOR_MISSING}
   */
  Actor actor() {
    return known().orElseGet(this::named);
  }

  private Actor named() {
    var codes =
        new RequestParameters()
            .with(Headers.ACTING_ROLES, header(Headers.ACTING_ROLES))
            .several(Headers.ACTING_ROLES, RoleCode::of);
    return new Actor(Headers.actor(header(Headers.ACTING_AS)).name(), new HashSet<>(codes));
  }
}

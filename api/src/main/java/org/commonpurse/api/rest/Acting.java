package org.commonpurse.api.rest;

import jakarta.ws.rs.HeaderParam;
import java.util.HashSet;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.RoleCode;
import org.jspecify.annotations.Nullable;

/** Who asks for an act, and under which key, as the headers say. */
public final class Acting {

  @HeaderParam(Headers.ACTING_AS)
  private @Nullable String name;

  @HeaderParam(Headers.ACTING_ROLES)
  private @Nullable String roles;

  @HeaderParam(Headers.IDEMPOTENCY_KEY)
  private @Nullable String key;

  /**
   * The person or system responsible, with the key of the request.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ACTOR_MISSING}
   */
  Caller caller() {
    return new Caller(Headers.actor(name), key());
  }

  /** The same with the roles, for what posts as an entry does. */
  Caller posting() {
    return new Caller(actor(), key());
  }

  /** The key, where there is one. */
  Optional<EntryKey> key() {
    return Headers.key(key);
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
    var codes =
        new RequestParameters()
            .with(Headers.ACTING_ROLES, roles)
            .several(Headers.ACTING_ROLES, RoleCode::of);
    return new Actor(Headers.actor(name).name(), new HashSet<>(codes));
  }
}

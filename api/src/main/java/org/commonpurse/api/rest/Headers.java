package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTOR_MISSING;

import java.util.Optional;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.jspecify.annotations.Nullable;

/** The headers that go with what is recorded. */
final class Headers {

  /** Who is responsible for what is recorded. */
  static final String ACTING_AS = "Acting-As";

  /** What the one responsible may do beyond others: codes, joined by commas. */
  static final String ACTING_ROLES = "Acting-Roles";

  /** The caller's key for this act. */
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private Headers() {}

  /**
   * Who is responsible.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ACTOR_MISSING}
   */
  static Actor actor(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw SERVICE_ACTOR_MISSING
          .because(
              "Say who is responsible for what is recorded, with the header "
                  + ACTING_AS
                  + ": a person or a system.")
          .toException();
    }
    return new Actor(header);
  }

  /** The key, where there is one. */
  static Optional<EntryKey> key(@Nullable String header) {
    return Optional.ofNullable(header).map(EntryKey::new);
  }

  /**
   * The key of an act that cannot do without.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ENTRY_KEY_MISSING}
   */
  static EntryKey requiredKey(@Nullable String header) {
    return key(header).orElseThrow(EntryKeys::missing);
  }
}

package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;

/**
 * That something was given, or taken back.
 *
 * @param by  by whom
 * @param at  when
 * @param reason  why; empty where nobody said
 */
public record Given(Actor by, Instant at, String reason) {

  public Given {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(reason, "reason");
  }
}

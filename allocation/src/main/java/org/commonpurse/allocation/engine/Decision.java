package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_DECISION_NOT_MINUTED;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_DECISION_TOO_LARGE;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * A minuted decision of the board that overrides what a clause gives.
 * <p>
 * The rule's result is kept beside it. Partners that the decision does not name keep the rule's
 * part; what the decided parts leave over or use up changes what is unallocated, so that the amount
 * still adds up.
 *
 * @param clause  the clause whose result is overridden
 * @param pence  the decided parts by partner, in the sign of the clause's amount
 * @param minute  the reference of the minute, such as {@code HWB 2024-05-14, item 7}
 * @param on  the day of the decision
 * @param reason  why the board decided so
 * @param amountPence  the clause's amount that the board decided on; empty before it is laid over a
 *     result, and in records made before that was kept
 */
public record Decision(
    ClauseCode clause,
    Map<PartnerCode, Long> pence,
    String minute,
    LocalDate on,
    String reason,
    Optional<Long> amountPence) {

  /** A decision that is not laid over a result yet. */
  public Decision(
      ClauseCode clause, Map<PartnerCode, Long> pence, String minute, LocalDate on, String reason) {
    this(clause, pence, minute, on, reason, Optional.empty());
  }

  public Decision {
    Objects.requireNonNull(amountPence, "amountPence");
    pence = Map.copyOf(pence);
    for (var part : pence.entrySet()) {
      if (part.getValue() < -Outturn.PENCE_MAX || part.getValue() > Outturn.PENCE_MAX) {
        throw new AllocationException(
            ALLOCATION_DECISION_TOO_LARGE,
            "The part of %s is beyond a million million; check its decimal point."
                .formatted(part.getKey()),
            Map.of("clause", clause.value(), "partner", part.getKey().value()));
      }
    }
    if (minute.isBlank()) {
      throw new AllocationException(
          ALLOCATION_DECISION_NOT_MINUTED,
          "A decision on clause %s has no minute; give its reference.".formatted(clause),
          Map.of("clause", clause.value()));
    }
  }

  /** This decision on an amount, unless it says already which it was made on. */
  public Decision on(long clauseAmountPence) {
    return amountPence.isPresent()
        ? this
        : new Decision(clause, pence, minute, on, reason, Optional.of(clauseAmountPence));
  }

  /** Whether it says the same as another, whatever amount either was made on. */
  public boolean saysTheSameAs(Decision other) {
    return new Decision(clause, pence, minute, on, reason)
        .equals(new Decision(other.clause, other.pence, other.minute, other.on, other.reason));
  }
}

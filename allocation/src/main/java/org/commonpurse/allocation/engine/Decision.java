package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_DECISION_NOT_MINUTED;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_DECISION_TOO_LARGE;

import java.time.LocalDate;
import java.util.Map;
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
 */
public record Decision(
    ClauseCode clause, Map<PartnerCode, Long> pence, String minute, LocalDate on, String reason) {

  public Decision {
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
}

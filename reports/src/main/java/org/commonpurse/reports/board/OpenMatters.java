package org.commonpurse.reports.board;

import java.util.List;
import java.util.Objects;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.StaleResult;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * What is known of matters that are open beside the results themselves.
 *
 * @param reasons  why results left something to nobody
 * @param disputed  what is due and not paid, because its partner disputes it, the oldest first
 * @param outOfDate  results that rest on what has changed since, in order of time
 */
public record OpenMatters(List<Reason> reasons, List<Due> disputed, List<StaleResult> outOfDate) {

  /** None. */
  public static final OpenMatters NONE = new OpenMatters(List.of(), List.of(), List.of());

  public OpenMatters {
    reasons = List.copyOf(reasons);
    disputed = List.copyOf(disputed);
    outOfDate = List.copyOf(outOfDate);
    for (var due : disputed) {
      if (due.dispute().isEmpty()) {
        throw new IllegalArgumentException(
            "What entry %d makes due is not disputed.".formatted(due.entry()));
      }
    }
  }

  /**
   * Why a clause left something to nobody in a period.
   *
   * @param period  in words, as its outturn calls it
   * @param notes  of the steps of its working that left it, a sentence each
   */
  public record Reason(
      AgreementCode agreement, String period, ClauseCode clause, List<String> notes) {

    public Reason {
      Objects.requireNonNull(agreement, "agreement");
      Objects.requireNonNull(clause, "clause");
      notes = List.copyOf(notes);
    }
  }

  /** Why that was left to nobody, in sentences; what holds of any such clause where nothing is noted. */
  String why(Undecided.Item item) {
    return reasons.stream()
        .filter(
            reason ->
                reason.agreement().equals(item.agreement())
                    && reason.period().equals(item.period())
                    && reason.clause().equals(item.code())
                    && !reason.notes().isEmpty())
        .findFirst()
        .map(reason -> String.join(" ", reason.notes()))
        .orElse("The clause leaves it for the board to decide.");
  }
}

package org.commonpurse.allocation.engine;

import java.util.HashMap;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.PastYear;
import org.commonpurse.ledger.calendar.FinancialYear;

/** What an application reads of the past, and what it hands on of it. */
final class CountedPast {

  private CountedPast() {}

  /** The past without what the application works out afresh: all but further parts of payments. */
  static Past read(Agreement agreement, FinancialYear year, State before) {
    var known = before.past().at(year);
    if (known.toDate().isEmpty()) {
      return known;
    }
    var further = new HashMap<>(known.toDate().get().clauses());
    for (var clause : agreement.clauses()) {
      if (isGivenOnce(clause)) {
        further.remove(clause.code());
      }
    }
    before.yearToDate().keySet().forEach(further::remove);
    return known.with(new PastYear(year, further, Map.of()));
  }

  /** Whether an application works out all that the clause gives in the year, and not a further part. */
  static boolean isGivenOnce(Clause clause) {
    return clause.countsYearToDate() || clause.basis() != AmountBasis.PAYMENT;
  }

  /** What limits and conditions of an agreement count, with what it gave now. */
  static Past handedOn(State before, Allocation allocation) {
    var counted = allocation.agreement().counted();
    return counted.isNothing()
        ? Past.NONE
        : counted.of(PastOfResults.add(before.past(), allocation));
  }
}

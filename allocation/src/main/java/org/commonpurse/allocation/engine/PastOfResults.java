package org.commonpurse.allocation.engine;

import java.util.HashMap;
import java.util.Map;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.PastYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Adds results to what is known of the past. Results of a clause that counts the year to date are
 * differences, those of a payment further parts; both add up to what the year came to so far.
 */
public final class PastOfResults {

  private PastOfResults() {}

  /** The past with one more result, decisions included. */
  public static Past add(Past before, Allocation allocation) {
    var year = allocation.outturn().year();
    var past = before.at(year);
    var clauses = new HashMap<ClauseCode, PastYear.ByClause>();
    past.toDate().ifPresent(soFar -> clauses.putAll(soFar.clauses()));
    for (var result : allocation.clauses()) {
      var now = new PastYear.ByClause(result.amountPence(), borne(result));
      clauses.merge(result.clause().code(), now, PastYear.ByClause::plus);
    }
    return past.with(new PastYear(year, clauses, allocation.outturn().measures()));
  }

  private static Map<PartnerCode, Long> borne(ClauseResult result) {
    var borne = new HashMap<PartnerCode, Long>();
    boolean benefit = result.clause().basis().isBenefit();
    var parts = result.allocation().partners();
    for (int i = 0; i < parts.size(); i++) {
      long part = parts.get(i);
      borne.put(result.parties().code(i), benefit ? Math.negateExact(part) : part);
    }
    return borne;
  }
}

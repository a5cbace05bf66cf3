package org.commonpurse.allocation.term;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a financial year came to, as far as limits and conditions of an agreement count it.
 *
 * @param clauses  what clauses shared, and what partners bore of it
 * @param measures  what was measured
 */
public record PastYear(
    FinancialYear year, Map<ClauseCode, ByClause> clauses, Map<MeasureCode, Exact> measures) {

  public PastYear {
    clauses = Map.copyOf(clauses);
    measures = Map.copyOf(measures);
  }

  /**
   * What a clause came to.
   *
   * @param amountPence  what it shared, in its sign
   * @param borne  by partner, in pence: positive where it pays, negative where it has something;
   *     nobody with nothing
   */
  public record ByClause(long amountPence, Map<PartnerCode, Long> borne) {

    public ByClause {
      var some = new HashMap<>(borne);
      some.values().removeIf(pence -> pence == 0);
      borne = Map.copyOf(some);
    }

    /** Both together. */
    public ByClause plus(ByClause other) {
      return new ByClause(
          Math.addExact(amountPence, other.amountPence),
          together(borne, other.borne, Math::addExact));
    }
  }

  /** Both together, for a year in parts. */
  public PastYear plus(PastYear other) {
    return new PastYear(
        year,
        together(clauses, other.clauses, ByClause::plus),
        together(measures, other.measures, Exact::plus));
  }

  private static <K extends Comparable<K>, V> Map<K, V> together(
      Map<K, V> one, Map<K, V> other, BinaryOperator<V> sum) {
    var both = new TreeMap<>(one);
    other.forEach((key, value) -> both.merge(key, value, sum));
    return both;
  }
}

package org.commonpurse.allocation.agreement;

import java.util.HashMap;
import java.util.Set;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.PastYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * What limits and conditions of an agreement count over several clauses and years, and what is therefore
 * remembered from one application to the next.
 *
 * @param clauses  clauses, also of earlier versions
 * @param measures  measures
 */
public record Counted(Set<ClauseCode> clauses, Set<MeasureCode> measures) {

  /** Nothing is counted. */
  public static final Counted NOTHING = new Counted(Set.of(), Set.of());

  public Counted {
    clauses = Set.copyOf(clauses);
    measures = Set.copyOf(measures);
  }

  /** What is counted of a past. */
  public Past of(Past past) {
    return isNothing() ? Past.NONE : past.map(this::of);
  }

  private PastYear of(PastYear year) {
    var byClause = new HashMap<>(year.clauses());
    byClause.keySet().retainAll(clauses);
    var measured = new HashMap<>(year.measures());
    measured.keySet().retainAll(measures);
    return new PastYear(year.year(), byClause, measured);
  }

  /** Whether nothing is. */
  public boolean isNothing() {
    return clauses.isEmpty() && measures.isEmpty();
  }
}

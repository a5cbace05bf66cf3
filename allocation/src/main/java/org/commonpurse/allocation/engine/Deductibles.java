package org.commonpurse.allocation.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.AllocationContext;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Used;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;

/** What clauses carry up of their deductibles, while a year is applied. */
final class Deductibles {

  private final Map<ClauseCode, CarriedUp> byClause;
  private final FinancialYear year;
  private final Used unused;

  /** Begins with what was carried up before. */
  Deductibles(Map<ClauseCode, CarriedUp> before, FinancialYear year, Parties parties) {
    this.byClause = new HashMap<>(before);
    this.year = year;
    this.unused = new Used(Exact.ZERO, Collections.nCopies(parties.size(), Exact.ZERO));
  }

  /** What clauses carry up now, to hand on. */
  Map<ClauseCode, CarriedUp> byClause() {
    return byClause;
  }

  /** What there was before of a clause's terms, with what its deductible begins the year with. */
  Map<Term, Used> with(Map<Term, Used> used, Clause clause) {
    var carriedUp = carriedUp(clause);
    if (carriedUp.isZero()) {
      return used;
    }
    var deductible = in(clause.term());
    if (deductible.isEmpty()) {
      return used;
    }
    var all = new IdentityHashMap<>(used);
    all.put(deductible.get(), used.getOrDefault(deductible.get(), unused).with(carriedUp));
    return all;
  }

  /**
   * Notes what a clause has not used of its deductible in the year so far, also where nothing came to it.
   *
   * @param context  that in which the clause worked
   * @param workings  how it worked
   */
  void note(Clause clause, AllocationContext context, List<Working> workings) {
    var deductible = in(clause.term());
    if (deductible.isPresent()) {
      var term = deductible.get();
      var amount =
          workings.stream().map(working -> cameTo(term, working)).reduce(Exact.ZERO, Exact::plus);
      var left = term.left(amount, context);
      byClause.put(clause.code(), new CarriedUp(year, carriedUp(clause), left));
    }
  }

  private Exact carriedUp(Clause clause) {
    return Optional.ofNullable(byClause.get(clause.code()))
        .map(each -> each.into(year))
        .orElse(Exact.ZERO);
  }

  private static Exact cameTo(Term term, Working working) {
    var own = working.term() == term ? working.amount() : Exact.ZERO;
    return working.steps().stream().map(step -> cameTo(term, step)).reduce(own, Exact::plus);
  }

  /** The deductible in a clause's term, which has one at most. */
  private static Optional<Deductible> in(Term term) {
    if (term instanceof Deductible deductible) {
      return Optional.of(deductible);
    }
    for (var inner : term.inside()) {
      var found = in(inner);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.State.Instalment;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/** What partners are still to be given back of what they paid under clauses, while a year is applied. */
final class Recoveries {

  private final Map<ClauseCode, List<Instalment>> due;
  private final FinancialYear year;
  private final Parties everybody;

  /**
   * Begins with what is due from before.
   *
   * @param everybody  whoever may have something due
   */
  Recoveries(Map<ClauseCode, List<Instalment>> due, FinancialYear year, Parties everybody) {
    this.due = new HashMap<>(due);
    this.year = year;
    this.everybody = everybody;
  }

  /** What is due from now on, to hand on. */
  Map<ClauseCode, List<Instalment>> due() {
    return due;
  }

  /**
   * Notes what partners who pay now recover in the years after, in equal parts.
   *
   * @return what was noted
   */
  List<Instalment> schedule(Clause clause, RoundedAllocation rounded) {
    int years = clause.recoveredOverYears();
    if (years == 0) {
      return List.of();
    }
    var instalments = new ArrayList<Map<PartnerCode, Long>>();
    for (int i = 0; i < years; i++) {
      instalments.add(new HashMap<>());
    }
    for (int partner = 0; partner < rounded.partners().size(); partner++) {
      long part = rounded.partners().get(partner);
      long paid = Math.max(clause.basis().isBenefit() ? Math.negateExact(part) : part, 0);
      long[] parts = Split.evenly(paid, years);
      for (int i = 0; i < years; i++) {
        instalments.get(i).put(everybody.code(partner), parts[i]);
      }
    }
    var scheduled = new ArrayList<Instalment>();
    var of = year;
    for (var instalment : instalments) {
      of = of.next();
      scheduled.add(new Instalment(of, instalment));
    }
    due.merge(clause.code(), scheduled, State::both);
    return scheduled;
  }

  /** Forgets what was noted of a year that is worked out afresh. */
  void withdraw(ClauseCode clause, List<Instalment> scheduled) {
    var withdrawn =
        scheduled.stream()
            .map(
                each -> {
                  var pence = new HashMap<>(each.pence());
                  pence.replaceAll((partner, part) -> Math.negateExact(part));
                  return new Instalment(each.year(), pence);
                })
            .toList();
    if (!withdrawn.isEmpty()) {
      due.merge(clause, withdrawn, State::both);
    }
  }

  /**
   * The clauses of which something is due this year and that are none of these, in order of code: what was
   * paid in to be recovered stays owed when a version no longer has the clause.
   */
  List<Clause> dropped(List<Clause> clauses) {
    var codes = new TreeSet<>(due.keySet());
    clauses.forEach(clause -> codes.remove(clause.code()));
    return codes.stream().map(Clause::dropped).toList();
  }

  /** What partners recover this year of what they paid under a clause before; it is due no more. */
  Optional<ClauseResult> recover(Clause clause) {
    var all = due.getOrDefault(clause.code(), List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var now = all.stream().filter(each -> each.year().equals(year)).toList();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    due.put(clause.code(), all.stream().filter(each -> !each.year().equals(year)).toList());
    var partners = new ArrayList<Long>();
    for (var code : everybody.codes()) {
      long back = 0;
      for (var instalment : now) {
        back = Math.addExact(back, instalment.pence().getOrDefault(code, 0L));
      }
      partners.add(-back);
    }
    return Optional.of(
        ClauseResult.withoutWorking(
            clause.recovery(), ClauseFigures.ofPartners(partners, everybody), Map.of(), everybody));
  }
}

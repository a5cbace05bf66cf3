package org.commonpurse.allocation.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.State.Invested;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * What was invested or lost and is not yet recovered, while an agreement is applied. It is exact while a
 * clause works and whole pence before and after, so that what a clause did can be undone to the penny.
 */
final class Investments {

  private final Map<InvestmentCode, Exact> unrecovered = new HashMap<>();
  private final Predicate<InvestmentCode> isAdvance;
  private final Map<InvestmentCode, Long> inPence;
  private final Map<InvestmentCode, Invested> counted;

  /**
   * Begins with what was handed on.
   *
   * @param isAdvance  what is an advance, of which others keep account
   */
  Investments(State before, Predicate<InvestmentCode> isAdvance) {
    this.isAdvance = isAdvance;
    inPence = new HashMap<>(before.unrecovered());
    counted = new HashMap<>(before.invested());
    inPence.forEach((name, pence) -> unrecovered.put(name, Exact.of(pence)));
  }

  /**
   * Adds what an outturn says was invested in its year, less what of it an application before this one
   * in the year has counted.
   */
  void count(InvestmentCode name, Outturn outturn) {
    long inYear = outturn.bases().getOrDefault(BaseCode.of(name.value()), 0L);
    var last = counted.put(name, new Invested(outturn.year(), inYear));
    boolean again = last != null && last.year().equals(outturn.year());
    change(name, again ? Math.subtractExact(inYear, last.pence()) : inYear);
  }

  /** Begins a clause with what it could repay of advances, in pence by name. */
  void hold(Map<InvestmentCode, Exact> payable) {
    unrecovered.putAll(payable);
  }

  /** What is not yet recovered, in pence by name, as it is from moment to moment. */
  Map<InvestmentCode, Exact> unrecovered() {
    return Collections.unmodifiableMap(unrecovered);
  }

  /** Takes off what a clause repaid, in pence by name. */
  void repay(Map<InvestmentCode, Exact> repaid) {
    repaid.forEach((name, pence) -> unrecovered.merge(name, pence.negated(), Exact::plus));
  }

  /** Adds the costs under a clause that says where they add to. */
  void addCosts(Clause clause, Exact amount) {
    boolean cost = clause.basis().isBenefit() ? amount.signum() < 0 : amount.signum() > 0;
    if (cost) {
      clause.addsTo().ifPresent(name -> unrecovered.merge(name, amount.abs(), Exact::plus));
    }
  }

  /**
   * Makes what is unrecovered whole pence, halves up.
   *
   * @return what has changed since this was last called, in pence by name
   */
  Map<InvestmentCode, Long> settle() {
    var changes = new HashMap<InvestmentCode, Long>();
    for (var each : Map.copyOf(unrecovered).entrySet()) {
      if (isAdvance.test(each.getKey())) {
        continue;
      }
      long before = inPence.getOrDefault(each.getKey(), 0L);
      long changed = Math.subtractExact(each.getValue().roundedHalfUp(), before);
      if (changed != 0) {
        changes.put(each.getKey(), changed);
      }
      unrecovered.put(each.getKey(), Exact.of(before));
      change(each.getKey(), changed);
    }
    return changes;
  }

  /**
   * What a clause repaid of advances, made whole pence, halves up.
   *
   * @param payable  what it could repay, as it began with
   */
  Map<InvestmentCode, Long> repaid(Map<InvestmentCode, Exact> payable) {
    var repaid = new HashMap<InvestmentCode, Long>();
    payable.forEach(
        (name, before) ->
            repaid.put(name, before.minus(unrecovered.getOrDefault(name, before)).roundedHalfUp()));
    return repaid;
  }

  /** Undoes changes. */
  void undo(Map<InvestmentCode, Long> changes) {
    changes.forEach((name, pence) -> change(name, Math.negateExact(pence)));
  }

  private void change(InvestmentCode name, long pence) {
    inPence.merge(name, pence, Math::addExact);
    unrecovered.merge(name, Exact.of(pence), Exact::plus);
  }

  /** What is unrecovered between clauses, in pence by name, to hand on. */
  Map<InvestmentCode, Long> inPence() {
    return inPence;
  }

  /** What was counted of a year's investments, to hand on. */
  Map<InvestmentCode, Invested> counted() {
    return counted;
  }
}

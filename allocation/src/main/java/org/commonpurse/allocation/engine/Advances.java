package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_ADVANCE_FORGOTTEN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.commonpurse.allocation.agreement.Advance;
import org.commonpurse.allocation.agreement.AdvancedUnder;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What is owed of advances, while an agreement is applied.
 * <p>
 * In a year, first what is written off or has lapsed is owed no more, and interest is reckoned on what
 * was owed at the year's beginning; then clauses advance and repay; last falls due what the parts of
 * earlier years leave too much. All of it is worked out for the year to date, so that the number of
 * applications decides nothing.
 */
final class Advances {

  private final Agreement agreement;
  private final FinancialYear year;
  private final Set<PartnerCode> partners;
  private final Map<InvestmentCode, Advanced> advanced = new TreeMap<>();
  private final List<AdvanceOfYear> begun = new ArrayList<>();

  /**
   * Begins with what was handed on.
   *
   * @throws AllocationException {@code ALLOCATION_ADVANCE_FORGOTTEN} if something is owed of an advance
   *     that the agreement does not know, or knows as owed by others
   */
  Advances(Agreement agreement, FinancialYear year, Map<InvestmentCode, Advanced> before) {
    this.agreement = agreement;
    this.year = year;
    this.partners = new TreeSet<>(agreement.parties().codes());
    for (var advance : agreement.advances()) {
      var handedOn = before.getOrDefault(advance.code(), Advanced.none(year));
      advanced.put(advance.code(), handedOn.at(year));
    }
    before.forEach(this::requireKnown);
  }

  private void requireKnown(InvestmentCode code, Advanced handedOn) {
    var claims = handedOn.claims();
    boolean isByPartners = claims.byPartner().values().stream().mapToLong(each -> each).sum() == 0;
    boolean isKnown =
        agreement.advance(code).filter(each -> each.isOwedByPartners() == isByPartners).isPresent();
    if (!claims.isNothing() && !isKnown) {
      throw new AllocationException(
          ALLOCATION_ADVANCE_FORGOTTEN,
          "%s pence of the advance \"%s\" are still owed, and %s has none of that name that is owed by %s; keep it under \"advances\" until it is repaid."
              .formatted(
                  claims.owedPence(),
                  code,
                  agreement.label(),
                  isByPartners ? "partners" : "the fund"),
          Map.of("advance", code.value(), "agreement", agreement.label()));
    }
  }

  /** What is owed, to hand on. */
  Map<InvestmentCode, Advanced> handedOn() {
    var after = new HashMap<InvestmentCode, Advanced>();
    advanced.forEach((code, each) -> after.put(code, each.counted()));
    after.values().removeIf(each -> each.claims().isNothing() && each.atStart().isNothing());
    return after;
  }

  /** Everybody to whom or by whom something is owed when the application begins. */
  static Set<PartnerCode> everybody(Map<InvestmentCode, Advanced> before) {
    var everybody = new TreeSet<PartnerCode>();
    before.values().forEach(each -> everybody.addAll(each.claims().everybody()));
    before.values().forEach(each -> everybody.addAll(each.atStart().everybody()));
    return everybody;
  }

  /** Undoes changes of what is owed. */
  void undo(Map<InvestmentCode, Claims> changes) {
    changes.forEach((code, change) -> change(code, change.negated()));
  }

  private void change(InvestmentCode code, Claims change) {
    advanced.merge(code, Advanced.none(year).plus(change), (now, unused) -> now.plus(change));
  }

  /** Begins the year, once all that was worked out for it before is undone. */
  void begin(Predicate<Condition> holds) {
    for (var advance : agreement.advances()) {
      var beginning = AdvanceOfYear.begin(advance, advanced(advance.code()), holds);
      change(advance.code(), beginning.claims());
      begun.add(beginning);
    }
  }

  private Advanced advanced(InvestmentCode code) {
    return advanced.getOrDefault(code, Advanced.none(year));
  }

  /** What clauses could repay now to partners of the agreement, in pence by advance. */
  Map<InvestmentCode, Exact> payable() {
    if (agreement.advances().isEmpty()) {
      return Map.of();
    }
    var payable = new HashMap<InvestmentCode, Exact>();
    for (var advance : agreement.advances()) {
      payable.put(advance.code(), Exact.of(payable(advance)));
    }
    return payable;
  }

  private long payable(Advance advance) {
    return payableOf(advance).payablePence(advance.isOwedByPartners());
  }

  private Claims payableOf(Advance advance) {
    return advanced(advance.code()).claims().among(partners);
  }

  /**
   * For whom a repayment counts, by advance: for those who are owed it by the fund, or else for those who
   * owe it. In the order of the parties; none where nothing is owed.
   */
  Map<InvestmentCode, Weights> countsFor(Parties parties) {
    if (agreement.advances().isEmpty()) {
      return Map.of();
    }
    var countsFor = new HashMap<InvestmentCode, Weights>();
    for (var advance : agreement.advances()) {
      long payable = payable(advance);
      if (payable > 0) {
        var parts = payableOf(advance).inProportion(payable, advance.isOwedByPartners());
        var bySign = advance.isOwedByPartners() ? parts.owing() : parts.owed();
        var weights =
            parties.codes().stream().map(code -> Exact.of(bySign.getOrDefault(code, 0L))).toList();
        countsFor.put(advance.code(), Weights.of(weights));
      }
    }
    return countsFor;
  }

  /**
   * Takes off what a clause repaid.
   *
   * @param repaid  in pence, no more than was payable
   * @return the changes
   */
  Map<InvestmentCode, Claims> repay(Map<InvestmentCode, Long> repaid) {
    if (repaid.isEmpty()) {
      return Map.of();
    }
    var changes = new HashMap<InvestmentCode, Claims>();
    for (var advance : agreement.advances()) {
      long pence = repaid.getOrDefault(advance.code(), 0L);
      if (pence != 0) {
        var change = payableOf(advance).inProportion(pence, advance.isOwedByPartners()).negated();
        change(advance.code(), change);
        changes.put(advance.code(), change);
      }
    }
    return changes;
  }

  /**
   * Notes what partners advance under a clause: what it charges them less what they bear of it, or all
   * that they bear.
   *
   * @param under  how they advance it
   * @param rounded  what the clause gave
   * @param weights  by which shares those pay who pay for all; empty where nobody has any
   * @return the change
   */
  Map<InvestmentCode, Claims> advance(
      AdvancedUnder under, Clause clause, RoundedAllocation rounded, Optional<Weights> weights) {
    var parts = rounded.partners();
    var costs =
        parts.stream()
            .map(part -> clause.basis().isBenefit() ? Math.negateExact(part) : part)
            .toList();
    var claims = new TreeMap<PartnerCode, Long>();
    long together = costs.stream().reduce(0L, Math::addExact);
    if (under.by().isEmpty()) {
      for (int i = 0; i < costs.size(); i++) {
        claims.put(agreement.parties().code(i), Math.max(costs.get(i), 0));
      }
    } else if (together > 0 && weights.isPresent()) {
      var paid = Split.byLargestRemainder(weights.get().split(Exact.of(together)));
      for (int i = 0; i < costs.size(); i++) {
        claims.put(agreement.parties().code(i), Math.subtractExact(paid[i], costs.get(i)));
      }
    }
    var change = Claims.of(year, claims);
    change(under.as(), change);
    return change.isNothing() ? Map.of() : Map.of(under.as(), change);
  }

  /** What becomes of each advance in the year beside what clauses do, with what falls due now. */
  List<AdvanceOfYear> close() {
    var closed = new ArrayList<AdvanceOfYear>();
    for (var beginning : begun) {
      var advance = beginning.advance();
      var due = AdvanceOfYear.due(advance, advanced(advance.code()));
      change(advance.code(), due.claims());
      closed.add(beginning.plus(due));
    }
    return closed;
  }
}

package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a clause came to.
 *
 * @param clause  the clause
 * @param amountPence  what it shared: of a cost, positive is borne; of a benefit, positive is
 *     received
 * @param byRule  who has which part by the rule, in whole pence; it adds up to the amount
 * @param fellPence  on whom savings and burdens outside the fund had fallen, in the order of the
 *     parties, adding up to the amount; zeros for a variance, which falls on the fund
 * @param staysPence  what of the unallocated part by the rule stays with whom it fell on, in the order of the
 *     parties; zeros for a variance
 * @param claims  what changed of what partners owe each other of advances, in pence by advance: positive is
 *     owed to the partner and so paid by it now, negative the other way round. It adds up to nothing
 * @param units  the applications of the term, each with its working
 * @param decision  the decision that overrides the rule, if there is one
 * @param parties  the partners, in the agreement's order
 */
public record ClauseResult(
    Clause clause,
    long amountPence,
    RoundedAllocation byRule,
    List<Long> fellPence,
    List<Long> staysPence,
    Map<InvestmentCode, Map<PartnerCode, Long>> claims,
    List<UnitResult> units,
    Optional<Decision> decision,
    Parties parties) {

  public ClauseResult {
    fellPence = List.copyOf(fellPence);
    staysPence = List.copyOf(staysPence);
    claims = Map.copyOf(claims);
    units = List.copyOf(units);
  }

  /**
   * A result by the rule of which the working is not shown, or that has none: it follows from what was
   * worked out before.
   *
   * @param claims  what changed of what partners owe each other of advances
   * @param parties  the partners, in the order of the figures
   */
  public static ClauseResult withoutWorking(
      Clause clause,
      ClauseFigures figures,
      Map<InvestmentCode, Map<PartnerCode, Long>> claims,
      Parties parties) {
    return new ClauseResult(
        clause,
        figures.amountPence(),
        figures.byRule(),
        figures.fellPence(),
        figures.staysPence(),
        claims,
        List.of(),
        Optional.empty(),
        parties);
  }

  /** The same with its working. */
  ClauseResult withWorking(List<UnitResult> applied) {
    return new ClauseResult(
        clause, amountPence, byRule, fellPence, staysPence, claims, applied, decision, parties);
  }

  /** The same with a decision that overrides the rule; what the rule gives is kept beneath. */
  public ClauseResult decided(Decision made) {
    return new ClauseResult(
        clause,
        amountPence,
        byRule,
        fellPence,
        staysPence,
        claims,
        units,
        Optional.of(made),
        parties);
  }

  /**
   * One application of the clause's term.
   *
   * @param label  what it was applied to, such as a scheme; empty for everything together
   * @param amountPence  what went in
   * @param byCause  what of the period's amount each cause brought about, in the order in which the
   *     agreement declares them and last what has none; empty where nothing of it has a cause
   * @param working  what the term did, exactly
   * @param rounded  who has which part in whole pence; none where the clause rounds on the total
   */
  public record UnitResult(
      String label,
      long amountPence,
      List<CausedPart> byCause,
      Working working,
      Optional<RoundedAllocation> rounded) {

    public UnitResult {
      byCause = List.copyOf(byCause);
    }
  }

  /**
   * What of an amount has one cause.
   *
   * @param cause  the cause; none for what has no cause
   * @param pence  in the sign of a variance: an overspend is positive
   */
  public record CausedPart(Optional<CauseCode> cause, long pence) {}

  /** Who has which part: as decided, or else by the rule; it adds up to the amount. */
  public RoundedAllocation allocation() {
    return decision.map(made -> byRule.overriddenBy(made, parties)).orElse(byRule);
  }

  /**
   * The amount that the board decided on, where the clause's amount has changed since; the decision
   * then rests on old figures.
   */
  public Optional<Long> decidedOnPence() {
    return decision.flatMap(Decision::amountPence).filter(decidedOn -> decidedOn != amountPence);
  }

  /**
   * What each partner pays into the fund (positive) or receives from it (negative), in pence, in the
   * order of the parties.
   * <p>
   * A variance fell on the fund, so a partner pays its part; a payment comes from the fund, so a
   * partner receives its part. A saving or burden fell on partners
   * already, so each pays or receives the difference between its part and what fell on it; what is
   * unallocated stays where it fell.
   */
  public List<Long> chargesPence() {
    var due = chargesWithoutAdvances();
    if (claims.isEmpty()) {
      return due;
    }
    var charges = new ArrayList<Long>();
    for (int i = 0; i < due.size(); i++) {
      charges.add(Math.addExact(due.get(i), claimsPence(parties.code(i))));
    }
    return charges;
  }

  /** What a partner pays in advance (positive) or others pay for it or repay to it (negative), in pence. */
  public long claimsPence(PartnerCode partner) {
    return claims.values().stream()
        .map(each -> each.getOrDefault(partner, 0L))
        .reduce(0L, Math::addExact);
  }

  private List<Long> chargesWithoutAdvances() {
    if (!clause.basis().isImpact()) {
      return clause.basis().isBenefit()
          ? allocation().negated().partners()
          : allocation().partners();
    }
    var decided =
        stays(
            Math.subtractExact(allocation().unallocatedPence(), byRule.unallocatedPence()),
            fellPence);
    var charges = new ArrayList<Long>();
    for (int i = 0; i < fellPence.size(); i++) {
      long due =
          Math.subtractExact(
              Math.addExact(
                  allocation().partners().get(i), Math.addExact(staysPence.get(i), decided.get(i))),
              fellPence.get(i));
      charges.add(clause.basis().isBenefit() ? Math.negateExact(due) : due);
    }
    return charges;
  }

  /**
   * An unallocated part of a saving or burden by those on whom it fell, in whole pence.
   *
   * @param fellPence  on whom all of it fell, in the order that settles ties
   */
  public static List<Long> stays(long unallocatedPence, List<Long> fellPence) {
    long all = fellPence.stream().reduce(0L, Math::addExact);
    var claims = new ArrayList<Exact>();
    for (long fell : fellPence) {
      claims.add(all == 0 ? Exact.ZERO : Exact.of(unallocatedPence).times(Exact.of(fell, all)));
    }
    return Arrays.stream(Split.byLargestRemainder(claims)).boxed().toList();
  }
}

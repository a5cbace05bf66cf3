package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.term.Parties;

/**
 * What a clause comes to by the rule, in whole pence and in the order of the parties.
 *
 * @param amountPence  what it shares: of a cost, positive is borne; of a benefit, positive is received
 * @param byRule  who has which part; it adds up to the amount
 * @param fellPence  on whom savings and burdens outside the fund had fallen, adding up to the amount;
 *     zeros for what fell on the fund
 * @param staysPence  what of the unallocated part stays with whom it fell on; zeros for what fell on
 *     the fund
 */
public record ClauseFigures(
    long amountPence, RoundedAllocation byRule, List<Long> fellPence, List<Long> staysPence) {

  public ClauseFigures {
    fellPence = List.copyOf(fellPence);
    staysPence = List.copyOf(staysPence);
  }

  /** Those of an amount that fell on the fund. */
  static ClauseFigures ofFund(long amountPence, RoundedAllocation byRule, Parties parties) {
    return new ClauseFigures(amountPence, byRule, parties.nothing(), parties.nothing());
  }

  /** Those of an amount in which partners have parts and nobody else does. */
  static ClauseFigures ofPartners(List<Long> pence, Parties parties) {
    var byRule = new RoundedAllocation(pence, List.of(), 0);
    return ofFund(byRule.totalPence(), byRule, parties);
  }

  /** Those of a saving or burden, of which what is unallocated stays with whom it fell on. */
  static ClauseFigures ofImpact(long amountPence, RoundedAllocation byRule, List<Long> fellPence) {
    return new ClauseFigures(
        amountPence, byRule, fellPence, ClauseResult.stays(byRule.unallocatedPence(), fellPence));
  }

  ClauseFigures negated() {
    return new ClauseFigures(
        Math.negateExact(amountPence), byRule.negated(), negated(fellPence), negated(staysPence));
  }

  /** These less others of the same parties. */
  ClauseFigures minus(ClauseFigures others) {
    return new ClauseFigures(
        Math.subtractExact(amountPence, others.amountPence),
        byRule.plus(others.byRule.negated()),
        difference(fellPence, others.fellPence),
        difference(staysPence, others.staysPence));
  }

  private static List<Long> negated(List<Long> pence) {
    return pence.stream().map(Math::negateExact).toList();
  }

  private static List<Long> difference(List<Long> now, List<Long> then) {
    var difference = new ArrayList<Long>();
    for (int i = 0; i < now.size(); i++) {
      difference.add(Math.subtractExact(now.get(i), then.get(i)));
    }
    return difference;
  }
}

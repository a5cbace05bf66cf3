package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a plan has for one year before anything is shared, in whole pence at that year's prices.
 *
 * @param additional  by partner, what it pays through the fund
 * @param landed  what falls and lands outside the fund
 * @param investments  by name, what counts to an investment of the agreement
 * @param funding  by partner, how its costs come to be paid
 */
record PlannedYear(
    FinancialYear year,
    Map<PartnerCode, Long> additional,
    List<Landed> landed,
    Map<BaseCode, Long> investments,
    Map<PartnerCode, Funding> funding) {

  static PlannedYear of(Plan plan, int after) {
    var index = plan.priceIndex(after);
    var additional = new TreeMap<PartnerCode, Long>();
    var landed = new ArrayList<Landed>();
    var investments = new TreeMap<BaseCode, Long>();
    var funding = new TreeMap<PartnerCode, Funding>();
    for (var cost : plan.costs()) {
      long pence = cost.pence(after, index);
      cost.investment()
          .ifPresent(code -> investments.merge(BaseCode.of(code.value()), pence, Math::addExact));
      funding.merge(cost.partner(), funding(plan, cost, after, pence), Funding::plus);
      if (!cost.kind().isOutside()) {
        additional.merge(cost.partner(), pence, Math::addExact);
      } else if (pence != 0) {
        landed.add(cost.landed(pence));
      }
    }
    for (var benefit : plan.benefits()) {
      landed.addAll(benefit.landed(after, index));
    }
    return new PlannedYear(plan.year(after), additional, landed, investments, funding);
  }

  private static Funding funding(Plan plan, CostLine cost, int after, long pence) {
    long oneOff = cost.isOneOff() ? pence : 0;
    return new Funding(
        oneOff, cost.financing().isPresent() ? pence : 0, plan.repaidPence(cost, after));
  }

  /** The row of a partner, with what is shared. */
  ProjectedYear of(PartnerCode partner, long sharingPence) {
    long notCashable = sum(partner, true, isOf(ImpactModel.NOT_CASHABLE));
    Predicate<NatureCode> support = isOf(ImpactModel.SUPPORT);
    return new ProjectedYear(
        partner,
        year,
        additional.getOrDefault(partner, 0L),
        sum(partner, false, support.negate()),
        sum(partner, false, isOf(ImpactModel.STRANDED)),
        Math.subtractExact(sum(partner, true, support.negate()), notCashable),
        notCashable,
        Math.subtractExact(sum(partner, true, support), sum(partner, false, support)),
        sharingPence,
        fundingOf(partner));
  }

  /** How a partner's costs come to be paid. */
  Funding fundingOf(PartnerCode partner) {
    return funding.getOrDefault(partner, Funding.NOTHING);
  }

  private static Predicate<NatureCode> isOf(NatureCode nature) {
    return nature::equals;
  }

  private long sum(PartnerCode partner, boolean isSaving, Predicate<NatureCode> natures) {
    return landed.stream()
        .filter(each -> each.isSaving() == isSaving)
        .filter(each -> each.impact().partner().equals(partner))
        .filter(each -> natures.test(each.impact().nature()))
        .mapToLong(Landed::pence)
        .reduce(0, Math::addExact);
  }
}

package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.appraisal.DiscountRates;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.gainshare.LeastTransfers;
import org.commonpurse.allocation.gainshare.NetPosition;
import org.commonpurse.allocation.gainshare.NetPositions;
import org.commonpurse.allocation.gainshare.NoDetriment;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferLimits;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * A plan worked out year by year: what falls on whom, what lands on whom, and what the agreement shares.
 * <p>
 * Amounts of the plan are taken to the prices of their year and made whole pence, costs each for itself,
 * a benefit once and then in parts that add up to it. The agreement is applied to what falls outside the
 * fund, as it is to actual years, with its state carried from year to year. Identity: over all partners
 * the net after sharing is savings less extra costs and what reserves gave, less what they took.
 *
 * @param plan  the plan, with its scenario
 * @param rows  by partner, then by year
 * @param cases  by partner, in the plan's order
 * @param all  all partners together
 */
public record Projection(
    Plan plan, List<ProjectedYear> rows, List<PartnerCase> cases, PartnerCase all) {

  private static final FundCode PLANNED = FundCode.of("plan");

  public Projection {
    rows = List.copyOf(rows);
    cases = List.copyOf(cases);
  }

  /**
   * Works a plan out.
   *
   * @param agreement  what is applied each year; nothing is shared without one
   * @throws org.commonpurse.allocation.engine.AllocationException as the engine gives it: where the
   *     agreement is not in force in a year, or names other partners
   */
  public static Projection of(Plan plan, Optional<Agreement> agreement) {
    var state = State.INITIAL;
    var rows = new ArrayList<ProjectedYear>();
    for (int i = 0; i < plan.years(); i++) {
      var year = PlannedYear.of(plan, i);
      Map<PartnerCode, Long> sharing = Map.of();
      if (agreement.isPresent()) {
        var applied = Engine.applyWithoutWorking(agreement.get(), outturn(plan, i, year), state);
        state = applied.state();
        sharing =
            sharing(applied.allocation().parties().byCode(applied.allocation().chargesPence()));
      }
      for (var partner : plan.partners()) {
        rows.add(year.of(partner, sharing.getOrDefault(partner, 0L)));
      }
    }
    var byPartner = new ArrayList<ProjectedYear>();
    var cases = new ArrayList<PartnerCase>();
    for (var partner : plan.partners()) {
      var course = rows.stream().filter(row -> row.partner().equals(partner)).toList();
      byPartner.addAll(course);
      cases.add(PartnerCase.of(plan, partner, course));
    }
    return new Projection(
        plan, byPartner, cases, PartnerCase.of(plan, Horizon.ALL, totals(plan, rows)));
  }

  private static Map<PartnerCode, Long> sharing(Map<PartnerCode, Long> charges) {
    var sharing = new HashMap<PartnerCode, Long>();
    charges.forEach((partner, pence) -> sharing.put(partner, Math.negateExact(pence)));
    return sharing;
  }

  private static Outturn outturn(Plan plan, int year, PlannedYear planned) {
    return new Outturn(
        PLANNED,
        plan.year(year),
        12,
        plan.currency(),
        List.of(),
        List.of(),
        planned.landed().stream().map(Landed::impact).toList(),
        plan.measures(),
        planned.investments());
  }

  private static List<ProjectedYear> totals(Plan plan, List<ProjectedYear> rows) {
    var totals = new ArrayList<ProjectedYear>();
    for (var year : plan.horizon()) {
      var total = new ProjectedYear(Horizon.ALL, year, 0, 0, 0, 0, 0, 0, 0);
      for (var row : rows) {
        total = row.year().equals(year) ? total.plus(row) : total;
      }
      totals.add(total);
    }
    return totals;
  }

  /** All partners together, in order of years. */
  public List<ProjectedYear> totals() {
    return totals(plan, rows);
  }

  /** The row of a partner and year. */
  public ProjectedYear row(PartnerCode partner, FinancialYear year) {
    return rows.stream()
        .filter(row -> row.partner().equals(partner) && row.year().equals(year))
        .findFirst()
        .orElseThrow();
  }

  /** What moves between partners over the whole horizon, net, in pence: what those who gain by it have. */
  public long redistributedPence() {
    return cases.stream()
        .mapToLong(PartnerCase::sharingPence)
        .filter(pence -> pence > 0)
        .reduce(0, Math::addExact);
  }

  /**
   * The least that partners would have to pay each other, in place of what the agreement shares, so that over
   * the whole horizon nobody is worse off than without the plan, at present value; or why nothing can do that.
   */
  public TransferAnswer leastTransfers() {
    var factors = new ArrayList<Exact>();
    for (int i = 0; i < plan.years(); i++) {
      var index = plan.priceIndex(i).dividedBy(plan.priceIndex(0));
      factors.add(plan.rates().factor(DiscountRates.Kind.MONEY, i).dividedBy(index));
    }
    var nothing = Collections.nCopies(plan.years(), 0L);
    var positions = new ArrayList<NetPosition>();
    for (var partner : plan.partners()) {
      var alone =
          rows.stream()
              .filter(row -> row.partner().equals(partner))
              .map(row -> Math.subtractExact(row.returnPence(), row.sharingPence()))
              .toList();
      positions.add(new NetPosition(partner, alone, nothing));
    }
    return LeastTransfers.find(
        new NetPositions(plan.horizon(), factors, positions),
        NoDetriment.OVER_ALL_YEARS,
        TransferLimits.NONE);
  }

  /**
   * Present value of what all save, for each pound of what it costs them at present value; empty where it
   * costs nothing.
   *
   * @param kind  which savings count
   */
  public Optional<Exact> benefitCostRatio(Counted kind) {
    var totals = totals();
    long costs =
        PartnerCase.presentValue(
            plan, totals, row -> row.additionalCostPence() + row.extraCostsPence());
    long savings = PartnerCase.presentValue(plan, totals, kind.figure);
    return costs > 0 ? Optional.of(Exact.of(savings, costs)) : Optional.empty();
  }

  /** Which savings a benefit-cost ratio counts. */
  public enum Counted {
    /** Those that can leave a budget: the fiscal case. */
    CASHABLE(ProjectedYear::cashablePence),
    /** All of them: the case of public value. */
    ALL(ProjectedYear::savingsPence);

    private final ToLongFunction<ProjectedYear> figure;

    Counted(ToLongFunction<ProjectedYear> figure) {
      this.figure = figure;
    }
  }
}

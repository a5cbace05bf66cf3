package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.appraisal.DiscountRates;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Repayment;
import org.commonpurse.allocation.engine.Repayments;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.allocation.gainshare.LeastTransfers;
import org.commonpurse.allocation.gainshare.NetPosition;
import org.commonpurse.allocation.gainshare.NetPositions;
import org.commonpurse.allocation.gainshare.NoDetriment;
import org.commonpurse.allocation.gainshare.NoDetrimentShares;
import org.commonpurse.allocation.gainshare.SavingsAndCosts;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferLimits;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.AgreementCode;
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
 * @param actual  the first years, as the books have them
 * @param rows  by partner, then by year
 * @param cases  by partner, in the plan's order
 * @param all  all partners together
 * @param owed  what is left to be repaid after the last year of what partners paid in advance, by agreement
 */
public record Projection(
    Plan plan,
    ActualYears actual,
    List<ProjectedYear> rows,
    List<PartnerCase> cases,
    PartnerCase all,
    SortedMap<AgreementCode, List<Repayment>> owed) {

  private static final FundCode PLANNED = FundCode.of("plan");

  public Projection {
    rows = List.copyOf(rows);
    cases = List.copyOf(cases);
    owed = Collections.unmodifiableSortedMap(new TreeMap<>(owed));
  }

  /**
   * Works a plan out.
   *
   * @param agreement  what is applied each year; nothing is shared without one
   * @throws org.commonpurse.allocation.engine.AllocationException as the engine gives it: where the
   *     agreement is not in force in a year, or names other partners
   */
  public static Projection of(Plan plan, Optional<Agreement> agreement) {
    return of(plan, agreement.stream().map(Standing::anew).toList(), ActualYears.NONE);
  }

  /**
   * Works a plan out, and lets somebody else apply the agreement by the engine, and look at what comes of it.
   *
   * @throws org.commonpurse.allocation.engine.AllocationException as above
   */
  public static Projection of(Plan plan, StartingPoint start, Standing.Application application) {
    return of(plan, start.agreements(), start.actual(), application);
  }

  /** A plan of which nothing is shared. */
  static Projection withoutSharing(Plan plan) {
    return of(plan, List.of(), ActualYears.NONE);
  }

  /**
   * Works a plan out from where its first years ended.
   *
   * @param agreements  what is applied each later year, and what each goes on from
   * @param actual  the first years
   * @throws org.commonpurse.allocation.engine.AllocationException as the engine gives it
   */
  public static Projection of(Plan plan, List<Standing> agreements, ActualYears actual) {
    return of(plan, agreements, actual, Engine::applyWithoutWorking);
  }

  private static Projection of(
      Plan plan, List<Standing> agreements, ActualYears actual, Standing.Application application) {
    var rows = new ArrayList<>(actual.rows());
    var standing = agreements;
    for (int i = actual.years().size(); i < plan.years(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Nobody waits for it any more");
      }
      var year = PlannedYear.of(plan, i);
      var sharing = new HashMap<PartnerCode, Long>();
      var outturn = outturn(plan, i, year);
      standing = standing.stream().map(each -> each.after(outturn, sharing, application)).toList();
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
        plan,
        actual,
        byPartner,
        cases,
        PartnerCase.of(plan, Horizon.ALL, totals(plan, actual, rows)),
        owed(plan.year(plan.years() - 1), standing));
  }

  private static SortedMap<AgreementCode, List<Repayment>> owed(
      FinancialYear last, List<Standing> standing) {
    var owed = new TreeMap<AgreementCode, List<Repayment>>();
    for (var each : standing) {
      owed.put(each.agreement().code(), Repayments.after(last, each.agreement(), each.state()));
    }
    owed.values().removeIf(List::isEmpty);
    return owed;
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

  private static List<ProjectedYear> totals(
      Plan plan, ActualYears actual, List<ProjectedYear> rows) {
    var totals = new ArrayList<>(actual.totals());
    for (var year : plan.horizon().subList(actual.years().size(), plan.years())) {
      var total = ProjectedYear.nothing(Horizon.ALL, year);
      for (var row : rows) {
        total = row.year().equals(year) ? total.plus(row) : total;
      }
      totals.add(total);
    }
    return totals;
  }

  /** All partners together, in order of years. */
  public List<ProjectedYear> totals() {
    return totals(plan, actual, rows);
  }

  /** Whether a year is one that the books have. */
  public boolean isActual(FinancialYear year) {
    return actual.years().contains(year);
  }

  /** The row of a partner, or of all together, and year. */
  public ProjectedYear row(PartnerCode partner, FinancialYear year) {
    return (partner.equals(Horizon.ALL) ? totals() : rows)
        .stream()
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
   *
   * @param limits  what they may not go beyond
   */
  public TransferAnswer leastTransfers(TransferLimits limits) {
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
        new NetPositions(plan.horizon(), factors, positions), NoDetriment.OVER_ALL_YEARS, limits);
  }

  /**
   * Which shares of what savers save would leave nobody worse off than without the plan, at present value, before
   * anything else is shared. Support counts as saved by whom it is paid, and as a cost of who pays it.
   */
  public NoDetrimentShares sharesThatHarmNobody() {
    var partners = new ArrayList<SavingsAndCosts>();
    for (var partner : plan.partners()) {
      var course = rows.stream().filter(row -> row.partner().equals(partner)).toList();
      long costs = PartnerCase.presentValue(plan, course, ProjectedYear::costsPence);
      long alone =
          PartnerCase.presentValue(plan, course, row -> row.returnPence() - row.sharingPence());
      partners.add(
          costs < 0
              ? new SavingsAndCosts(partner, alone, 0)
              : new SavingsAndCosts(partner, Math.addExact(alone, costs), costs));
    }
    return NoDetrimentShares.of(partners);
  }

  /**
   * Present value of what all save, for each pound of what it costs them at present value; empty where it
   * costs nothing.
   *
   * @param kind  which savings count
   */
  public Optional<Exact> benefitCostRatio(Counted kind) {
    var totals = totals();
    long costs = PartnerCase.presentValue(plan, totals, ProjectedYear::costsPence);
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

package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.appraisal.DiscountRates.Kind;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.StartingPoint;

/** Works futures out as a projection of a plan is: exactly, by the engine. */
final class ExactPaths implements PathRunner {

  private static final int DIGITS = 20;

  private final UncertainPlan plan;
  private final StartingPoint start;
  private final List<BindingTerm> terms;

  ExactPaths(UncertainPlan plan, StartingPoint start, List<BindingTerm> terms) {
    this.plan = plan;
    this.start = start;
    this.terms = terms;
  }

  @Override
  public void run(long[] values, PathFigures into) {
    Arrays.fill(into.bound, false);
    var future = plan.future(values);
    var projection =
        Projection.of(
            future, start, (shared, outturn, state) -> apply(shared, outturn, state, into));
    var partners = future.partners();
    for (int i = 0; i < future.years(); i++) {
      into.factors[i] = factor(future, i);
    }
    for (var row : projection.rows()) {
      int partner = partners.indexOf(row.partner());
      int year = row.year().startYear() - future.firstYear().startYear();
      into.returnPence[partner][year] = row.returnPence();
      into.sharingPence[partner][year] = row.sharingPence();
      into.netPence[partner][year] = row.netAfterPence();
      into.notCashPence[partner][year] = row.returnPence() - row.cashPence();
    }
  }

  private ApplicationResult apply(
      Agreement shared, Outturn outturn, State state, PathFigures into) {
    if (terms.isEmpty()) {
      return Engine.applyWithoutWorking(shared, outturn, state);
    }
    var applied = Engine.apply(shared, outturn, state);
    BindingTerm.mark(applied.allocation(), terms, into.bound);
    return applied;
  }

  /** What a pound of a year is worth in the first, in real terms. */
  static double factor(Plan plan, int year) {
    return plan.rates()
        .factor(Kind.MONEY, year)
        .dividedBy(plan.priceIndex(year))
        .toDecimal(DIGITS)
        .doubleValue();
  }
}

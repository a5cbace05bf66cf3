package org.commonpurse.reports.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.BudgetYear.Bearer;
import org.commonpurse.allocation.horizon.BudgetYear.Part;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.table.BudgetTables;

/**
 * The way from one amount to another, step by step: from a budget to the outturn, scheme by scheme, and from
 * there back to the budget by who met the difference; or from what was known to what is, by cause.
 *
 * @param steps  the one that it starts from first
 * @param below  what it is to be below the start
 * @param above  what it is to be above it
 */
record VarianceSteps(List<Step> steps, String below, String above) {

  private static final int SCHEMES_MAX = 6;
  private static final int PARTNERS_MAX = 4;

  /** What a step is. */
  enum Kind {
    /** Where the way begins: its zero line. */
    START,
    /** A step away from it. */
    STEP,
    /** Where the steps led. */
    END,
    /** A step back to the zero line. */
    MET
  }

  /**
   * A step, in pence.
   *
   * @param pence  of start and end all of it; of a step by how much it leads away; of who met the variance
   *     its part
   */
  record Step(String name, Kind kind, long pence, Color colour) {}

  VarianceSteps {
    steps = List.copyOf(steps);
  }

  /**
   * The steps of a year.
   *
   * @param partners  the partner with a code
   */
  static VarianceSteps of(BudgetYear budget, Function<PartnerCode, Optional<Partner>> partners) {
    var steps = new ArrayList<Step>();
    steps.add(new Step("Budget", Kind.START, budget.budgetPence(), ChartStyle.INK));
    steps.addAll(schemes(budget));
    steps.add(new Step("Outturn", Kind.END, budget.spentPence(), ChartStyle.INK));
    var parts = budget.met().parts();
    var ofPartners = parts.stream().filter(part -> part.bearer() == Bearer.PARTNER).toList();
    int shown = shown(ofPartners.size(), PARTNERS_MAX);
    for (var part : ofPartners.subList(0, shown)) {
      var code = part.partner().orElseThrow();
      var partner = partners.apply(code);
      steps.add(
          new Step(
              partner.map(Partner::name).orElse(code.value()),
              Kind.MET,
              part.pence(),
              partner.map(each -> ChartStyle.of(each.kind())).orElse(ChartStyle.INK)));
    }
    var others = ofPartners.subList(shown, ofPartners.size());
    if (!others.isEmpty()) {
      long pence = others.stream().mapToLong(Part::pence).reduce(0, Math::addExact);
      steps.add(
          new Step(BudgetTables.others(others.size()), Kind.MET, pence, ChartStyle.FAINT_INK));
    }
    parts.stream()
        .filter(part -> part.bearer() != Bearer.PARTNER)
        .forEach(part -> steps.add(of(part, budget.kind())));
    return new VarianceSteps(steps, "under budget", "over budget");
  }

  private static Step of(Part part, FundKind kind) {
    return switch (part.bearer()) {
      case RESERVES -> new Step("Reserves", Kind.MET, part.pence(), ChartStyle.SAVING);
      case NOBODY -> new Step("Nobody yet", Kind.MET, part.pence(), ChartStyle.NEGATIVE);
      case FUND, PARTNER ->
          new Step(
              kind == FundKind.POOLED ? "Stays in the pool" : "Stays where it fell",
              Kind.MET,
              part.pence(),
              ChartStyle.FAINT_INK);
    };
  }

  private static List<Step> schemes(BudgetYear budget) {
    var steps = new ArrayList<Step>();
    var schemes =
        budget.farthestFirst().stream().filter(each -> each.variancePence() != 0).toList();
    int shown = shown(schemes.size(), SCHEMES_MAX);
    for (var scheme : schemes.subList(0, shown)) {
      steps.add(scheme(scheme.name(), scheme.variancePence()));
    }
    var others = schemes.subList(shown, schemes.size());
    if (!others.isEmpty()) {
      steps.add(
          scheme(
              BudgetTables.others(others.size()),
              others.stream().mapToLong(SchemeYear::variancePence).reduce(0, Math::addExact)));
    }
    return steps;
  }

  private static Step scheme(String name, long pence) {
    return new Step(name, Kind.STEP, pence, ChartStyle.AXIS);
  }

  /** One alone takes no more room than a row of others would. */
  private static int shown(int count, int most) {
    return count <= most + 1 ? count : most;
  }

  /** How far above the start the way stands before each step and after it, in pence. */
  List<Long> from() {
    var from = new ArrayList<Long>();
    long at = 0;
    for (var step : steps) {
      from.add(step.kind() == Kind.END ? 0 : at);
      at = after(at, step);
    }
    return from;
  }

  /** How far above the start the way stands after each step, in pence. */
  List<Long> to() {
    var to = new ArrayList<Long>();
    long at = 0;
    for (var step : steps) {
      at = after(at, step);
      to.add(at);
    }
    return to;
  }

  private static long after(long at, Step step) {
    return switch (step.kind()) {
      case START, END -> at;
      case STEP -> Math.addExact(at, step.pence());
      case MET -> Math.subtractExact(at, step.pence());
    };
  }
}

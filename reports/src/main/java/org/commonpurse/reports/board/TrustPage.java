package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.forecast.ForecastOutcomes.Score;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.reports.chart.SensitivityCharts;
import org.commonpurse.reports.finding.SensitivityFindings;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.AssumptionTables;
import org.commonpurse.reports.table.ForecastTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.RangeWords;
import org.commonpurse.reports.table.SensitivityTables;

/**
 * How far a plan can be trusted: which assumptions the answer hangs on, where each is from and how sure it is, how
 * earlier forecasts came out, and what the figures cannot say.
 */
public final class TrustPage {

  private final Projection projection;
  private final List<Swing> swings;
  private final PlanGrounds grounds;
  private final MoneyFormat format;

  private TrustPage(Projection projection, List<Swing> swings, PlanGrounds grounds) {
    this.projection = projection;
    this.swings = swings;
    this.grounds = grounds;
    this.format = MoneyFormat.of(projection.plan().currency());
  }

  /**
   * The page of a plan.
   *
   * @param swings  of the present value of all partners together, the widest first
   * @param basis  what the plan was worked out from
   */
  public static Page of(
      Projection projection, List<Swing> swings, PlanGrounds grounds, String basis) {
    return new TrustPage(projection, swings, grounds).page(basis);
  }

  private Page page(String basis) {
    var plan = projection.plan();
    var units = new RangeWords(grounds.units(), format);
    var findings =
        swings.isEmpty()
            ? Optional.<SensitivityFindings>empty()
            : Optional.of(
                new SensitivityFindings(
                    projection.all().presentValuePence(), swings, units, format));
    var blocks = new ArrayList<Block>();
    findings.ifPresent(
        found -> {
          blocks.add(
              new Block.Charts(List.of(SensitivityCharts.tornado(projection, found, units))));
          blocks.add(Block.Grid.kept(SensitivityTables.turns(swings, units), AmountUnit.POUNDS));
        });
    blocks.add(new Block.Boxes(boxes()));
    if (!grounds.assumptions().isEmpty()) {
      blocks.add(
          Block.Grid.flowing(AssumptionTables.of(plan, grounds.assumptions()), AmountUnit.POUNDS));
    }
    if (!grounds.record().scores().isEmpty()) {
      blocks.add(
          Block.Grid.kept(
              ForecastTables.scores(grounds.record(), grounds.names()), AmountUnit.POUNDS));
    }
    blocks.add(Block.Heading.part("trust-limits", "What the figures cannot say"));
    blocks.add(Block.Points.of(limits(plan)));
    return new Page(
        "trust",
        plan.title() + " \u00b7 " + basis,
        Optional.of("How far can we trust it?"),
        findings
            .map(SensitivityFindings::headline)
            .orElse("The plan gives no range, so nothing says which assumption it hangs on"),
        Optional.empty(),
        blocks);
  }

  private List<Block.Box> boxes() {
    return List.of(
        Block.Box.telling(
            sources(),
            "Grade 1 is surest, grade 6 a guess; benefits are cut and costs raised by grade for optimism."
                + " What is not graded is not corrected."),
        Block.Box.telling("Earlier forecasts", record(grounds.record())));
  }

  private String sources() {
    long without = grounds.withoutSource();
    int all = grounds.assumptions().size();
    if (without == 0) {
      return "Each of the %d assumptions states its source".formatted(all);
    }
    return "%d of %d assumptions %s no source"
        .formatted(without, all, without == 1 ? "states" : "state");
  }

  /** How earlier forecasts came out, all partners together. */
  private String record(ForecastOutcomes outcomes) {
    var all =
        outcomes.scores().stream()
            .filter(score -> score.bias().partner().equals(Horizon.ALL))
            .findFirst();
    return all.map(this::record)
        .orElse(
            "No recorded forecast of this fund has come of age: no year that one told of is over and"
                + " wholly applied, so how good they are is not known.");
  }

  private String record(Score score) {
    var cases = Wording.count(score.number(), "year was forecast", "years were forecast");
    var bias = score.bias().pence();
    var mean =
        bias == 0
            ? "On average they came out as forecast"
            : "On average they came out %s %s than forecast"
                .formatted(format.exact(Math.absExact(bias)), bias > 0 ? "better" : "worse");
    var covered =
        score.ranged() == 0
            ? "none had a range"
            : "%d of %d came out from P10 to P90, where %d of 10 are to be expected"
                .formatted(score.covered(), score.ranged(), ForecastOutcomes.EXPECTED_OF_TEN);
    return "%s of all partners together: %s. %s.".formatted(Wording.capital(cases), covered, mean);
  }

  private List<String> limits(Plan plan) {
    var points = new ArrayList<String>();
    long without = grounds.withoutRange();
    if (without > 0) {
      points.add(
          "%d of %d assumptions %s no range: what is not known of them widens no future."
              .formatted(without, grounds.assumptions().size(), without == 1 ? "has" : "have"));
    }
    if (!swings.isEmpty()) {
      points.add(
          grounds.isCorrelated()
              ? "Ranges go together only as the plan says of pairs of them; all others are drawn apart."
              : "The plan says of no two ranges that they go together, so that each is drawn apart; what fails together in fact is not seen.");
      points.add(
          "In the tornado each assumption is moved over its range while all others stay as planned. Two turns closer than a hundredth of a range are not seen.");
    }
    points.add(
        grounds.isShared()
            ? "The agreement is applied unchanged in every year; nobody is taken to renegotiate it, or to leave."
            : "No agreement is applied: costs and savings stay where they fall.");
    if (!grounds.notInFigures().isEmpty()) {
      points.add(
          "Not in figures: "
              + grounds.notInFigures().stream()
                  .map(each -> each.endsWith(".") ? each.substring(0, each.length() - 1) : each)
                  .collect(Collectors.joining("; "))
              + ".");
    }
    points.add(
        "Amounts are at prices of %s; discount rates of edition %s%s."
            .formatted(
                plan.pricesOf(),
                plan.rates().edition(),
                plan.deflators().map(edition -> ", deflators of " + edition).orElse("")));
    return points;
  }
}

package org.commonpurse.reports.projection;

import static org.commonpurse.reports.projection.YearLines.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.commonpurse.allocation.impact.Effect.Loss;
import org.commonpurse.allocation.impact.Landings.Landing;
import org.commonpurse.allocation.impact.Ramp;
import org.commonpurse.allocation.projection.BenefitLine;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.reports.projection.AssumptionLines.Group;
import org.commonpurse.reports.sheet.SheetCell.Format;

/** A benefit on its way from its assumptions to those on whom it lands. */
final class BenefitLines {

  private static final List<String> LEADING =
      List.of("Scheme", "Benefit", "Figure", "Partner", "Unit");

  private final Prices prices;
  private final YearLines lines;
  private final BenefitLine benefit;
  private final Group group;
  private final String unit;
  private final List<Part> parts = new ArrayList<>();

  /**
   * A benefit, and what of it lands on whom.
   *
   * @param name  what the plan calls it
   * @param whole  all of it
   * @param parts  that add up to it
   */
  record Landed(String name, YearLine whole, List<YearLine> parts) {}

  private record Part(Landing landing, String weight) {}

  private BenefitLines(Plan plan, Prices prices, YearLines lines, Group group, BenefitLine of) {
    this.prices = prices;
    this.lines = lines;
    this.benefit = of;
    this.group = group;
    this.unit = plan.currency().getCurrencyCode();
  }

  /** The sheet before any benefit is added to it. */
  static YearLines sheet(Plan plan) {
    return new YearLines(
        "Benefits",
        "Benefits, from their assumptions to those on whom they land, at each year's prices",
        LEADING,
        plan.horizon());
  }

  /** Adds a benefit. */
  static Landed add(
      Plan plan, Prices prices, AssumptionLines assumptions, YearLines lines, BenefitLine benefit) {
    var group = assumptions.of("benefit", benefit.name());
    var each = new BenefitLines(plan, prices, lines, group, benefit);
    var course =
        new CourseLines(
            plan, prices, group, lines, figure -> each.labels(figure.name(), "", figure.unit()));
    return each.landed(course.add(benefit.course()));
  }

  private Landed landed(YearLine worth) {
    var lag = group.one("lag", "lag", "years", AssumptionLines.whole(benefit.lag()));
    var phasing = ramp("phasing", "come about, by year from its beginning", benefit.phasing());
    var dropOff =
        group.one("drop_off", "drop-off", "part a year", AssumptionLines.rate(benefit.dropOff()));
    var grade =
        group.one("grade", "grade", "1 to 6", AssumptionLines.whole(benefit.grade().number()));
    var since =
        lines.add(
            labels("since it began", "", "years"),
            Format.WHOLE,
            i -> "%s-1-%s".formatted(prices.number().at(i), lag));
    var comeAbout =
        lines.add(
            labels("come about", "", "part"),
            Format.RATE,
            i -> "IF(%s<0,0,%s)".formatted(since.at(i), inRamp(phasing, since.at(i))));
    var after = "%s+1-COLUMNS(%s)";
    var kept =
        lines.add(
            labels("not lost again", "", "part"),
            Format.RATE,
            i ->
                "IF(%s>0,(1-%s)^(%s),1)"
                    .formatted(
                        after.formatted(since.at(i), phasing),
                        dropOff,
                        after.formatted(since.at(i), phasing)));
    var whole =
        lines.add(
            labels("benefit", "", unit),
            Format.MONEY,
            i ->
                rounded(
                    "%s*%s*%s*(1-INDEX(%s,1,%s))*%s"
                        .formatted(
                            worth.at(i),
                            comeAbout.at(i),
                            kept.at(i),
                            prices.corrections(),
                            grade,
                            prices.index().at(i))));
    return land(whole, since);
  }

  private Landed land(YearLine whole, YearLine since) {
    for (var landing : benefit.lands()) {
      var partner = landing.partner().value();
      parts.add(
          new Part(
              landing,
              group.one(
                  "lands." + AssumptionLines.word(partner),
                  "lands on " + partner,
                  "part",
                  AssumptionLines.rate(landing.part()))));
    }
    var landed =
        split(whole::at, parts.stream().map(part -> weight(part.weight())).toList(), "lands");
    var cashable = ramp("cashable", "cashable, by year from its beginning", benefit.cashable());
    for (int i = 0; i < landed.size(); i++) {
      var line = landed.get(i);
      var can =
          lines.add(
              labels(Figures.CASHABLE, partner(i), unit),
              Format.MONEY,
              year -> rounded(line.at(year) + "*" + inRamp(cashable, since.at(year))));
      lines.add(
          labels(Figures.NOT_CASHABLE, partner(i), unit),
          Format.MONEY,
          year -> rounded(line.at(year) + "-" + can.at(year)));
    }
    benefit.loss().ifPresent(loss -> lose(loss, whole, since, landed));
    return new Landed(benefit.name(), whole, landed);
  }

  private void lose(Loss loss, YearLine whole, YearLine since, List<YearLine> landed) {
    var loser = loss.partner().value();
    var released = ramp("released", "released by " + loser, loss.released());
    var supported = ramp("supported", "supported, of what is stranded", loss.supported());
    var stranded =
        lines.add(
            labels(Figures.STRANDED_COST, loser, unit),
            Format.MONEY,
            i ->
                rounded(
                    "%s-%s"
                        .formatted(
                            whole.at(i),
                            rounded(whole.at(i) + "*" + inRamp(released, since.at(i))))));
    var support =
        lines.add(
            labels(Figures.SUPPORT_HAD, loser, unit),
            Format.MONEY,
            i -> rounded(stranded.at(i) + "*" + inRamp(supported, since.at(i))));
    List<IntFunction<String>> weights = new ArrayList<>();
    for (var line : landed) {
      weights.add(i -> "IF(%s=0,0,%s/%s)".formatted(whole.at(i), line.at(i), whole.at(i)));
    }
    split(support::at, weights, Figures.SUPPORT_PAID);
  }

  private List<YearLine> split(
      IntFunction<String> amount, List<IntFunction<String>> weights, String figure) {
    return new PartLines(lines, amount, weights)
        .add(figure, unit, (i, of) -> labels(of.name(), partner(i), of.unit()));
  }

  private static IntFunction<String> weight(String cell) {
    return year -> cell;
  }

  private String ramp(String name, String what, Ramp ramp) {
    return group.list(
        name, what, "part", ramp.rates().stream().map(AssumptionLines::rate).toList());
  }

  /** The rate of a year; its last holds for all later ones. */
  private static String inRamp(String ramp, String since) {
    return "INDEX(%s,1,MIN(MAX(%s,0)+1,COLUMNS(%s)))".formatted(ramp, since, ramp);
  }

  private String partner(int part) {
    return benefit.lands().get(part).partner().value();
  }

  private List<String> labels(String figure, String partner, String unitOf) {
    return List.of(benefit.scheme().value(), benefit.name(), figure, partner, unitOf);
  }
}

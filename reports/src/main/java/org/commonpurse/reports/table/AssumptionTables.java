package org.commonpurse.reports.table;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonpurse.allocation.projection.Course;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.StatedAssumption;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ReportCode;

/** What a plan assumes: each cost and benefit with its value, source, price year and grade. */
public final class AssumptionTables {

  /** What stands in the place of a source that the plan does not state. */
  public static final String NO_SOURCE = "no source stated";

  private static final int RATE_PLACES = 2;
  private static final Exact HUNDRED = Exact.of(100);

  private final Plan plan;
  private final MoneyFormat format;

  private AssumptionTables(Plan plan) {
    this.plan = plan;
    this.format = MoneyFormat.of(plan.currency());
  }

  /** A row for each, costs first, in the order given. */
  public static Table of(Plan plan, List<StatedAssumption> assumptions) {
    var tables = new AssumptionTables(plan);
    return new Table(
        ReportCode.of("plan-assumptions"),
        "What the plan rests on: where each part is from, and how sure it is",
        List.of(
            Column.heading("Assumption"),
            Column.text("Value, before correction for optimism"),
            Column.text("Source"),
            Column.text("Prices of"),
            Column.text("Grade")),
        assumptions.stream().map(tables::row).toList());
  }

  private Row row(StatedAssumption each) {
    return Row.body(
        List.of(
            Cell.text("%s (%s)".formatted(words(each.name()), each.isCost() ? "cost" : "benefit")),
            Cell.text(value(each.course())),
            Cell.text(each.source().orElse(NO_SOURCE)),
            Cell.text(each.pricesOf().map(FinancialYear::toString).orElse("its edition")),
            Cell.text(
                each.grade().map(grade -> Integer.toString(grade.number())).orElse("not graded"))));
  }

  private String value(Course course) {
    if (course instanceof Course.Given given) {
      var years = given.pence().keySet().stream().sorted().toList();
      long sum = given.pence().values().stream().reduce(0L, Math::addExact);
      return years.isEmpty()
          ? format.stated(0)
          : "%s in all, %s".formatted(format.stated(sum), span(years.get(0), last(years)));
    }
    if (course instanceof Course.Yearly yearly) {
      return "%s a year, %s%s"
          .formatted(
              format.stated(yearly.pence()),
              span(yearly.from(), yearly.until()),
              growth(yearly.growth()));
    }
    var reached = (Course.Reached) course;
    return "%s, of whom %s reached, %s of them with effect, less %s anyway, at %s each%s"
        .formatted(
            number(reached.population()),
            rate(reached.takeUp()),
            rate(reached.impact()),
            rate(reached.deadweight()),
            format.stated(reached.unitPence()),
            growth(reached.growth()));
  }

  private static int last(List<Integer> years) {
    return years.get(years.size() - 1);
  }

  private String span(int from, int until) {
    return IntStream.of(from, until)
        .distinct()
        .mapToObj(plan::year)
        .map(FinancialYear::toString)
        .collect(Collectors.joining(" to "));
  }

  private static String growth(Exact growth) {
    return growth.isZero() ? "" : ", changing by %s a year".formatted(rate(growth));
  }

  private static String rate(Exact part) {
    return number(part.times(HUNDRED)) + "%";
  }

  private static String number(Exact number) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.UK))
        .format(number.toDecimal(RATE_PLACES))
        .replace("-", MoneyFormat.MINUS);
  }

  private static String words(String name) {
    return name.replace('-', ' ');
  }
}

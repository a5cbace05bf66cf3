package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.forecast.ForecastOutcomes.Score;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.ActualYears;
import org.commonpurse.allocation.projection.ForecastRecord.Bias;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.RangeUnit;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.projection.Sensitivity;
import org.commonpurse.allocation.projection.StatedAssumption;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;

/** How far a plan of three assumptions can be trusted: two state a source, two are graded, and one has no range. */
class TrustPageTest {

  private static final String PLAN =
      """
      plan: Three assumptions
      firstYear: 2024-25
      years: 3
      partners: [council]
      costs:
        set-up: {partner: council, kind: set-up, amounts: {2024-25: 1000.00}, source: Cabinet paper 14}
        care: {partner: council, kind: care, yearly: {amount: 100.00}, grade: 2}
      benefits:
        stays:
          measure: bed-days
          reached: {population: 2000, takeUp: 50%, impact: 10%, unitValue: {amount: 10.00, pricesOf: 2024-25}}
          lands: {council: 100%}
          source: The pilot
          grade: 3
      ranges:
        care-a-year: {at: costs/care/yearly/amount, low: 50.00, high: 1500.00}
        impact: {at: benefits/stays/reached/impact, low: 9.9%, high: 10.1%}
      """;

  private static final ForecastOutcomes NONE =
      new ForecastOutcomes(List.of(), List.of(), List.of(), List.of());

  private static Page page(String text, ForecastOutcomes record) {
    var document = Document.parse("plan.yml", text);
    return TrustPage.of(
        Projection.of(new Scenarios(document).plan(), Optional.empty()),
        Sensitivity.of(document, List.of(), ActualYears.NONE, Horizon.ALL),
        new PlanGrounds(
            StatedAssumption.of(document),
            RangeUnit.of(document),
            false,
            List.of("What people think of it."),
            false,
            record,
            PartnerCode::value),
        "nothing shared");
  }

  private static Table table(Page page, String name) {
    return page.tables().stream()
        .filter(each -> each.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> column(Table table, int column) {
    return IntStream.range(0, table.rows().size())
        .mapToObj(row -> table.words(row, column))
        .toList();
  }

  @Test
  void listsEachAssumptionWithValueSourcePriceYearAndGrade() {
    var page = page(PLAN, NONE);
    var table = table(page, "plan-assumptions");
    assertThat(column(table, 1))
        .containsExactly(
            "£1,000 in all, 2024-25",
            "£100 a year, 2024-25 to 2026-27",
            "2,000, of whom 50% reached, 10% of them with effect, less 0% anyway, at £10 each");
    assertThat(column(table, 2))
        .containsExactly("Cabinet paper 14", "no source stated", "The pilot");
    assertThat(column(table, 3)).containsOnly("2024-25");
    assertThat(column(table, 4)).containsExactly("not graded", "2", "3");
    assertThat(page.toString())
        .contains("1 of 3 assumptions states no source", "1 of 3 assumptions has no range");
  }

  @Test
  void showsSwitchingValuesWithUnitAndDirectionAndWhereNoneIs() {
    var table = table(page(PLAN, NONE), "assumptions");
    assertThat(table.words(0, 1)).isEqualTo("£50");
    assertThat(table.words(0, 2)).isEqualTo("£1,500");
    assertThat(table.words(0, 5)).startsWith("pays below £");
    assertThat(table.words(1, 5)).isEqualTo("does not turn within its range");
  }

  @Test
  void saysHowEarlierForecastsCameOutOrThatNoneHasComeOfAge() {
    assertThat(page(PLAN, NONE).toString())
        .contains("No recorded forecast of this fund has come of age");
    var all = new Score(new Bias(Horizon.ALL, -150_000_00), 5, 3, 4);
    var record = new ForecastOutcomes(List.of(), List.of(), List.of(all), List.of());
    var page = page(PLAN, record);
    assertThat(page.toString())
        .contains(
            "Five years were forecast of all partners together: 3 of 4 came out from P10 to P90, where 8 of 10 are to be expected. On average they came out £150,000.00 worse than forecast.");
    var table = table(page, "forecast-record");
    assertThat(table.words(0, 3)).isEqualTo("3 of 4");
    assertThat(table.pence(0, 4)).isEqualTo(-150_000_00);
  }

  @Test
  void saysOfAPlanWithoutRangesThatNothingIsKnownOfWhatItHangsOn() {
    var page = page(PLAN.substring(0, PLAN.indexOf("ranges:")), NONE);
    assertThat(page.headline())
        .isEqualTo("The plan gives no range, so nothing says which assumption it hangs on");
    assertThat(page.toString()).contains("3 of 3 assumptions have no range");
  }

  @Test
  void saysWhatTheFiguresCannotSay() {
    assertThat(page(PLAN, NONE).toString())
        .contains(
            "The plan says of no two ranges that they go together",
            "No agreement is applied: costs and savings stay where they fall.",
            "Not in figures: What people think of it.");
  }
}

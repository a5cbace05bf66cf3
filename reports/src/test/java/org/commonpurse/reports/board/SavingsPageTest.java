package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.impact.Better;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.allocation.measure.RealisedQuarter.Outcome;
import org.commonpurse.allocation.measure.RealisedQuarter.ToDate;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.chart.SavingsCharts;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.SavingsTables;
import org.junit.jupiter.api.Test;

/** Whether savings are real, by a measure of which two quarters are known and one is not. */
class SavingsPageTest {

  /** 1,000 admissions were to be expected, 900 planned, at 50.00 each. */
  private static RealisedQuarter quarter(String quarter, Optional<Long> observed) {
    return new RealisedQuarter(
        EffectCode.of("fewer-admissions"),
        SchemeCode.of("reablement"),
        MeasureCode.of("emergency-admissions"),
        MeasureKind.OUTCOME,
        Better.FEWER,
        Quarter.parse(quarter),
        1,
        1_000,
        900,
        Exact.of(50_00),
        false,
        observed.map(
            units ->
                new Outcome(units, 900 - units, (900 - units) * 50_00, 0, 0, 1, Optional.empty())),
        new ToDate(0, 0, 0, 0));
  }

  private static final List<RealisedQuarter> QUARTERS =
      List.of(
          quarter("2025-26/q1", Optional.of(920L)),
          quarter("2025-26/q2", Optional.of(1_010L)),
          quarter("2025-26/q3", Optional.empty()));

  @Test
  void setsWhatWasObservedBesideWhatWasPlannedOfTheSameQuarters() {
    var measures = SavingsTables.measures(QUARTERS);

    // Planned 100 fewer in each of two quarters; observed 80 fewer, and 10 more.
    assertThat(measures)
        .containsExactly(
            new SavingsTables.OfMeasure(
                MeasureCode.of("emergency-admissions"), 10_000_00, 3_500_00, 5_000_00));
  }

  @Test
  void saysHowMuchOfThePlanCameAboutAndLeavesThePageOutWhereNothingIsPlanned() {
    var contents = Packs.tenYears();
    var horizon = contents.horizon();
    var measured =
        new BoardPackContents(
            contents.fund(),
            horizon,
            contents.budget(),
            Packs.streams(contents.budget().year()),
            Packs.reserves(contents.budget().year()),
            contents.agreements(),
            contents.open(),
            new Measured(List.of(), QUARTERS),
            contents.basis(),
            contents.notes(),
            contents.footing());

    assertThat(SavingsPage.of(contents)).isEmpty();
    var page = SavingsPage.of(measured).orElseThrow();
    assertThat(page.headline()).endsWith("; 35% of what was planned was observed");
    var steps =
        page.tables().stream()
            .filter(each -> each.name().value().equals("gross-to-cashable"))
            .findFirst()
            .orElseThrow();
    long cashable =
        horizon.rows().stream()
            .mapToLong(row -> row.savings().pence().getOrDefault(ByNature.CASHABLE, 0L))
            .sum();
    assertThat(steps.pence(steps.rows().size() - 1, 1)).isEqualTo(cashable);
  }

  @Test
  void drawsWhatFallsShortestFirstAndTheStepsToWhatIsCashable() {
    var measures =
        List.of(measure("a", 100_00, 150_00), measure("b", 100_00, 20_00), measure("c", 0, 0));
    var chart =
        SavingsCharts.planned(measures, Code::value, MoneyFormat.of(Amounts.GBP)).orElseThrow();
    assertThat(chart.title()).isEqualTo("One measure falls short of its plan");
    assertThat(chart.table().rows()).hasSize(2);
    assertThat(chart.table().words(0, 0)).isEqualTo("b");
    assertThat(chart.table().pence(0, 2)).isEqualTo(20_00);
    assertThat(chart.svg()).contains(">£20<", ">£150<");
    assertThat(
            SavingsCharts.planned(
                List.of(measures.get(2)), Code::value, MoneyFormat.of(Amounts.GBP)))
        .isEmpty();

    var horizon = Packs.tenYears().horizon();
    var steps = SavingsTables.cashableSteps(horizon);
    int last = steps.rows().size() - 1;
    long left = steps.pence(0, 1);
    for (int row = 1; row < last; row++) {
      left -= steps.pence(row, 1);
    }
    assertThat(left).isEqualTo(steps.pence(last, 1));
    SavingsCharts.steps(horizon)
        .ifPresent(each -> assertThat(each.svg()).contains("can leave a budget"));
  }

  private static SavingsTables.OfMeasure measure(String code, long planned, long observed) {
    return new SavingsTables.OfMeasure(MeasureCode.of(code), planned, observed, 0);
  }
}

package org.commonpurse.allocation.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.commonpurse.allocation.forecast.ForecastBooks.ADA;
import static org.commonpurse.allocation.forecast.ForecastBooks.HALVES;
import static org.commonpurse.allocation.forecast.ForecastBooks.PAIR;
import static org.commonpurse.allocation.forecast.ForecastBooks.PLAN;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.allocation.forecast.ForecastFigure.Expected;
import org.commonpurse.allocation.forecast.ForecastFigure.Percentiles;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a forecast is recorded with, and what keeps it from being recorded. */
class ForecastWorkTest {

  private static final Optional<FinancialYear> FIRST = Optional.of(new FinancialYear(2021));

  private static final String RANGES =
      """
      ranges:
        later: {at: benefits/fewer/amounts/2023-24, low: 240000.00, high: 375000.00, distribution: lognormal}
      """;

  private static List<String> figures(RecordedForecast recorded) {
    return recorded.forecast().figures().stream()
        .map(
            each ->
                "%s %s %s"
                    .formatted(
                        each.partner(), each.year(), ((Expected) each.figure()).pence() / 100))
        .toList();
  }

  /** Of 250,000 and 300,000 each partner has half; what the books have of 2021-22 is no forecast. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void goesOnFromTheBooksAndSaysWhatItRestsOn(TestStores store) {
    try (var books = new ForecastBooks(store)) {
      books.agree(HALVES);
      books.cost("2022-03-31", 420_000_00);
      books.apply(2021);
      var stamp = books.ledger.books().now(at -> at.stamp(PAIR));

      var recorded = books.record(books.prepare(PLAN, FIRST));

      assertThat(figures(recorded))
          .containsExactly(
              "council 2022-23 25000",
              "council 2023-24 50000",
              "nhs 2022-23 125000",
              "nhs 2023-24 150000",
              "all-partners 2022-23 150000",
              "all-partners 2023-24 200000");
      var forecast = recorded.forecast();
      assertThat(forecast.agreements()).containsExactly("halves, version 1");
      assertThat(forecast.actualTo()).isEqualTo(FIRST);
      assertThat(forecast.plan()).isEqualTo(PLAN);
      assertThat(forecast.drawn()).isEmpty();
      assertThat(forecast.basis())
          .isEqualTo(new YearlyForecast.Basis(stamp.sequence(), stamp.events(), stamp.seal()));
      assertThat(recorded.by()).isEqualTo(ADA);
    }
  }

  /** Half of a saving of which 80% lies from 240,000 to 375,000. */
  @Test
  void simulatesFromWhereTheBooksEnd() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      books.agree(HALVES);
      books.cost("2022-03-31", 420_000_00);
      books.apply(2021);
      var figures = books.record(books.prepare(PLAN + RANGES, FIRST)).forecast().figures();

      assertThat(figures).hasSize(6);
      assertThat(figures.get(2).figure())
          .as("nhs, 2022-23, which is certain")
          .isEqualTo(new Percentiles(125_000_00, 125_000_00, 125_000_00));
      var later = (Percentiles) figures.get(3).figure();
      assertThat(later.p10Pence()).isCloseTo(120_000_00, within(1_200_00L));
      assertThat(later.p50Pence()).isCloseTo(150_000_00, within(1_500_00L));
      assertThat(later.p90Pence()).isCloseTo(187_500_00, within(1_875_00L));
    }
  }

  @Test
  void isRecordedTwiceAndTheFirstStaysAsItWas() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      var first = books.record(PLAN + RANGES);
      var second = books.record(PLAN + RANGES);
      assertThat(second.number()).isEqualTo(2);
      assertThat(second.forecast().figures()).isEqualTo(first.forecast().figures());
      assertThat(books.recorded()).containsExactly(first, second);
    }
  }

  private static void refused(ThrowingCallable act, String code, String message) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining(message);
            });
  }

  @Test
  void isRefusedWhenWhatItRestsOnChangedMeanwhileAndOnlyThen() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      books.agree(HALVES);
      books.cost("2022-03-31", 420_000_00);
      books.apply(2021);

      var untouched = books.prepare(PLAN, FIRST);
      books.saving("2022-05-31", 1_00);
      assertThat(books.record(untouched).number()).isEqualTo(1);

      var figures = books.prepare(PLAN, FIRST);
      books.cost("2022-03-31", 5_000_00);
      refused(
          () -> books.record(figures),
          "FORECAST_BASIS_CHANGED",
          "figures of council in 2021-22 changed from a return of -420,000.00 to -425,000.00");

      var agreements = books.prepare(PLAN, FIRST);
      books.agree(
          HALVES
              .replace("version: 1", "version: 2\nvaries: 1")
              .replace("from: 2021-04-01", "from: 2022-04-01"));
      refused(
          () -> books.record(agreements),
          "FORECAST_BASIS_CHANGED",
          "agreements changed from [halves/1] to [halves/1, halves/2]");
      assertThat(books.recorded()).hasSize(1);
    }
  }

  @Test
  void isRefusedForPartnersYearsAndMoneyThatTheFundDoesNotHave() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      assertThatThrownBy(() -> books.record(PLAN.replace("nhs", "ccg")))
          .isInstanceOfSatisfying(
              DocumentException.class,
              refusal -> {
                var mistake = refusal.mistakes().get(0);
                assertThat(mistake.code()).isEqualTo("FORECAST_PARTNER_UNKNOWN");
                assertThat(mistake.message()).contains("\"ccg\" is no partner");
                assertThat(mistake.place().line()).isEqualTo(4);
              });
      refused(
          () -> books.record("currency: EUR\n" + PLAN),
          "FORECAST_CURRENCY_DIFFERS",
          "in EUR and fund pair in GBP");
      books.clock.set("2024-06-30T10:00:00Z");
      for (int year = 2021; year < 2024; year++) {
        books.cost(year + 1 + "-03-31", 1_00);
      }
      refused(
          () -> books.prepare(PLAN, Optional.of(new FinancialYear(2023))),
          "FORECAST_WITHOUT_YEARS",
          "ends with 2023-24");
    }
  }
}

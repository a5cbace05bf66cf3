package org.commonpurse.allocation.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonpurse.allocation.forecast.ForecastBooks.FUND;
import static org.commonpurse.allocation.forecast.ForecastBooks.HALVES;
import static org.commonpurse.allocation.forecast.ForecastBooks.PLAN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.forecast.ForecastFigure.Percentiles;
import org.commonpurse.allocation.forecast.ForecastOutcomes.Apart;
import org.commonpurse.allocation.forecast.YearlyForecast.OfYear;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Forecasts beside what came of them: figures by hand. */
class ForecastOutcomesTest {

  /** Two savings that have nothing to do with each other; 80% of each lies from 8,000.00 to 12,500.00. */
  private static final String RANGED =
      """
      plan: Two savings
      firstYear: 2021-22
      years: 2
      partners: [council, nhs]
      benefits:
        first: {measure: admissions, amounts: {2021-22: 10000.00}, lands: {nhs: 100%}}
        second: {measure: setting-up, amounts: {2022-23: 10000.00}, lands: {nhs: 100%}}
      ranges:
        first: {at: benefits/first/amounts/2021-22, low: 8000.00, high: 12500.00, distribution: lognormal}
        second: {at: benefits/second/amounts/2022-23, low: 8000.00, high: 12500.00, distribution: lognormal}
      """;

  private static List<String> scores(ForecastOutcomes outcomes) {
    return outcomes.scores().stream()
        .map(
            each ->
                "%s %d of %d, %d of %d"
                    .formatted(
                        each.bias().partner(),
                        each.bias().pence(),
                        each.number(),
                        each.covered(),
                        each.ranged()))
        .toList();
  }

  private static List<String> cases(List<ForecastOutcomes.Case> cases) {
    return cases.stream()
        .map(
            each ->
                "%d %s %s %+d: %d"
                    .formatted(
                        each.forecast(),
                        each.partner(),
                        each.year(),
                        each.lead(),
                        each.errorPence()))
        .toList();
  }

  /**
   * Forecast for the council -400,000 and -100,000, for the NHS 0 and 250,000. It came out at -420,000 and -90,000,
   * and at 0 and 230,000. The third year has not ended.
   */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void tellsTheMeanErrorOfEachPartnerAndOfAllTogether(TestStores store) {
    try (var books = new ForecastBooks(store)) {
      books.record(PLAN);
      books.clock.set("2023-06-30T10:00:00Z");
      books.cost("2022-03-31", 420_000_00);
      books.cost("2023-03-31", 90_000_00);
      books.saving("2023-03-31", 230_000_00);
      books.saving("2023-05-31", 1_00);

      var outcomes = books.outcomes();

      assertThat(cases(outcomes.cases()))
          .containsExactly(
              "1 council 2021-22 +0: -2000000",
              "1 nhs 2021-22 +0: 0",
              "1 all-partners 2021-22 +0: -2000000",
              "1 council 2022-23 +1: 1000000",
              "1 nhs 2022-23 +1: -2000000",
              "1 all-partners 2022-23 +1: -1000000");
      assertThat(scores(outcomes))
          .containsExactly(
              "council -500000 of 2, 0 of 0",
              "nhs -1000000 of 2, 0 of 0",
              "all-partners -1500000 of 2, 0 of 0");
      assertThat(books.ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** P90 of what is saved in the second year is 12,500; P90 of both years less that of the first is 11,700. */
  @Test
  void forecastsEachYearForItselfAndCountsWhatCameOutFromP10ToP90() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      var recorded = books.record(RANGED).forecast();
      var nhs = recorded.figures().stream().filter(each -> is(each, "nhs")).toList();
      assertThat(nhs).hasSize(2);
      for (var each : nhs) {
        var of = (Percentiles) each.figure();
        assertThat(of.p10Pence()).isCloseTo(8_000_00, within(80_00L));
        assertThat(of.p50Pence()).isCloseTo(10_000_00, within(100_00L));
        assertThat(of.p90Pence()).isCloseTo(12_500_00, within(125_00L));
      }
      assertThat(recorded.drawn()).contains(new YearlyForecast.Drawn(7, 4_096, true));
      books.clock.set("2023-06-30T10:00:00Z");
      books.saving("2022-03-31", 12_000_00);
      books.saving("2023-03-31", 13_000_00);

      assertThat(scores(books.outcomes())).element(1).asString().endsWith("of 2, 1 of 2");
      // The council has nothing in any future, and nothing in the books: from P10 to P90, both
      // included.
      assertThat(scores(books.outcomes())).element(0).isEqualTo("council 0 of 2, 2 of 2");
    }
  }

  private static boolean is(OfYear each, String partner) {
    return each.partner().value().equals(partner);
  }

  @ParameterizedTest
  @CsvSource({"99, false", "100, true", "150, true", "300, true", "301, false"})
  void countsBothEndsAsWithin(long outcome, boolean isCovered) {
    assertThat(new Percentiles(100, 150, 300).covers(outcome)).contains(isCovered);
  }

  /** 31 March ends in London an hour before it ends in UTC. */
  @ParameterizedTest
  @CsvSource({"2022-03-31T22:59:59Z, 3, 0", "2022-03-31T23:00:00Z, 0, 3"})
  void countsWhatWasRecordedBeforeTheYearWasOverAndListsTheRestAsHindsight(
      String moment, int counted, int hindsight) {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      books.clock.set(moment);
      books.record(PLAN);
      books.cost("2022-03-31", 420_000_00);
      books.clock.set("2022-06-30T10:00:00Z");

      assertThat(books.outcomes().cases()).hasSize(counted);
      assertThat(books.outcomes().hindsight()).hasSize(hindsight);
      assertThat(books.outcomes().scores()).hasSize(counted);
    }
  }

  /** Two forecasts, one 20,000 too hopeful and one 10,000 too cautious: in either order 5,000 too hopeful. */
  @ParameterizedTest
  @CsvSource({"400000.00, 430000.00", "430000.00, 400000.00"})
  void doesNotMindInWhichOrderForecastsWereMadeAndLetsEachStand(String first, String second) {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      books.record(PLAN.replace("400000.00", first));
      books.record(PLAN.replace("400000.00", second));
      books.cost("2022-03-31", 420_000_00);
      books.clock.set("2022-06-30T10:00:00Z");

      assertThat(scores(books.outcomes())).element(0).isEqualTo("council -500000 of 2, 0 of 0");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void answersAsKnownThenAfterACorrectionAndAForecastThatCameLater(TestStores store) {
    try (var books = new ForecastBooks(store)) {
      books.record(PLAN);
      books.cost("2022-03-31", 420_000_00);
      books.clock.set("2022-06-30T10:00:00Z");
      var then = books.outcomes();
      books.clock.set("2022-07-31T10:00:00Z");
      books.cost("2022-03-31", 5_000_00);
      books.record(PLAN);

      var known = new View(Optional.empty(), Optional.of(Instant.parse("2022-06-30T10:00:00Z")));
      var day = LocalDate.parse("2022-06-30");
      assertThat(books.outcomes(known, day)).isEqualTo(then);
      assertThat(scores(then)).element(0).isEqualTo("council -2000000 of 1, 0 of 0");
      assertThat(scores(books.outcomes())).element(0).isEqualTo("council -2500000 of 1, 0 of 0");
      assertThat(books.outcomes().hindsight()).hasSize(3);
    }
  }

  @Test
  void waitsUntilTheYearIsOverAndItsAgreementsAreApplied() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      books.record(PLAN);
      books.cost("2022-03-31", 420_000_00);
      books.clock.set("2022-03-31T12:00:00Z");
      assertThat(books.outcomes().cases()).as("not over").isEmpty();
      books.clock.set("2022-06-30T10:00:00Z");
      assertThat(books.outcomes().cases()).hasSize(3);
      books.agree(HALVES);
      assertThat(books.outcomes().cases()).as("not applied").isEmpty();
    }
  }

  @Test
  void setsAPartnerAgainstItsSuccessorButNotAgainstOneThatIsMoreThanItNow() {
    try (var books = new ForecastBooks(TestStores.SQLITE)) {
      books.record(PLAN);
      books.cost("2022-03-31", 420_000_00);
      books.clock.set("2023-06-30T10:00:00Z");
      succeed(books, "successions: [{from: nhs, to: board, on: 2022-07-01}]");
      assertThat(partners(books)).containsExactly("council", "board", "all-partners");
      assertThat(books.outcomes().apart()).isEmpty();

      succeed(
          books,
          """
          successions:
            - {from: nhs, to: board, on: 2022-07-01}
            - {from: trust, to: board, on: 2022-07-01}
          """);
      assertThat(partners(books)).containsExactly("council", "all-partners");
      assertThat(books.outcomes().apart()).containsExactly(new Apart(1, PartnerCode.of("nhs")));
    }
  }

  private static List<String> partners(ForecastBooks books) {
    return books.outcomes().cases().stream().map(each -> each.partner().value()).toList();
  }

  private static void succeed(ForecastBooks books, String successions) {
    var board = "  - {partner: board, name: The board, kind: nhs-commissioner}\nstreams:";
    var amended = FUND.replace("streams:\n", board + "\n") + successions + "\n";
    books
        .ledger
        .funds()
        .amend(FundReader.read(Document.parse("fund.yml", amended)), ForecastBooks.ADA);
  }
}

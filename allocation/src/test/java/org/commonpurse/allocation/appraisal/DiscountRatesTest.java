package org.commonpurse.allocation.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.commonpurse.allocation.appraisal.DiscountRates.Kind;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of later years are discounted by the edition that is named, year by year. */
class DiscountRatesTest {

  /** The factors that the Green Book prints for money, to four places. */
  @ParameterizedTest
  @CsvSource({
    "0, 1.0000",
    "1, 0.9662",
    "2, 0.9335",
    "3, 0.9019",
    "4, 0.8714",
    "5, 0.8420",
    "10, 0.7089",
    "20, 0.5026",
    "30, 0.3563",
    "31, 0.3459",
    "40, 0.2651",
    "50, 0.1973",
    "75, 0.0942",
    "76, 0.0919",
    "100, 0.0508",
    "125, 0.0274"
  })
  void haveTheFactorsThatAreInPrint(int year, String factor) {
    for (var edition : List.of("2022", "2026-02")) {
      assertThat(DiscountRates.edition(edition).factor(Kind.MONEY, year).toDecimal(4))
          .as(edition)
          .hasToString(factor);
    }
  }

  /** Golden case G13: a million pounds in the tenth year, as money and as a health effect. */
  @Test
  void tellMoneyFromHealth() {
    var sums = new java.util.ArrayList<>(java.util.Collections.nCopies(11, Exact.ZERO));
    sums.set(10, Exact.of(100_000_000));
    var rates = DiscountRates.edition("2022");

    assertThat(rates.presentValue(Kind.MONEY, sums)).isEqualTo(70_891_881);
    assertThat(rates.presentValue(Kind.HEALTH, sums)).isEqualTo(86_166_723);
  }

  @Test
  void changeOnlyFromTheYearThatAStepBeginsIn() {
    var rates = DiscountRates.edition("2026-02");

    for (int year : List.of(30, 75)) {
      for (var kind : Kind.values()) {
        var before = rates.factor(kind, year - 1).dividedBy(rates.factor(kind, year));
        var after = rates.factor(kind, year).dividedBy(rates.factor(kind, year + 1));
        assertThat(after).as("%s after year %d", kind, year).isLessThan(before);
      }
    }
  }

  @Test
  void refuseWhatAnEditionDoesNotHave() {
    var beyond =
        catchThrowableOfType(
            ProblemException.class, () -> DiscountRates.edition("2022").factor(Kind.HEALTH, 31));
    var unknown = catchThrowableOfType(ProblemException.class, () -> DiscountRates.edition("1999"));

    assertThat(beyond.problem().type().code()).isEqualTo("APPRAISAL_YEAR_BEYOND_RATES");
    assertThat(unknown.problem().type().code()).isEqualTo("APPRAISAL_EDITION_UNKNOWN");
    assertThat(unknown).hasMessageContaining("2026-02");
  }
}

package org.commonpurse.allocation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_DEFLATORS_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_INDEX_NOT_POSITIVE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_INDEX_YEAR_MISSING;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_YEARS_DIFFER;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_YEAR_UNREADABLE;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices are taken to one year before they are added up, by the edition that is named. */
class DeflatorsTest {

  private static final Deflators ONS = Deflators.edition("ons-2025-06");
  private static final Deflators TREASURY = Deflators.edition("hmt-2025-12");

  /**
   * By hand from the quarters as they are published, Q2 to Q1: 2011-12 78.5 + 79.0 + 79.5 + 79.8 = 316.8; 2012-13
   * 322.5; 2013-14 81.6 + 82.2 + 82.3 + 82.6 = 328.7; 2024-25 110.1 + 112.1 + 113.2 + 114.1 = 449.5. So 1,542.00
   * of 2013-14 is 1,542.00 x 449.5 / 328.7 = 2,108.698.
   */
  @ParameterizedTest
  @CsvSource({
    "154200, 2013, 2024, 210870",
    "10900, 2011, 2024, 15466",
    "204600, 2012, 2024, 285171",
    "204600, 2012, 2013, 208533",
    "53823, 2013, 2024, 73603",
    "210870, 2024, 2013, 154200",
    "154200, 2013, 2013, 154200"
  })
  void takeAPriceToAnotherYear(long pence, int from, int to, long taken) {
    assertThat(new Price(pence, new FinancialYear(from)).in(new FinancialYear(to), ONS))
        .isEqualTo(new Price(taken, new FinancialYear(to)));
  }

  /** The Office's quarters and the Treasury's years are of one series, half a year of revisions apart. */
  @Test
  void agreeWithinTwoThirdsOfAPercentWithEachOther() {
    var last = new FinancialYear(2024);
    assertThat(TREASURY.index()).hasSize(10);
    for (var year : TREASURY.index().keySet()) {
      var relation = ONS.factor(last, year).dividedBy(TREASURY.factor(last, year));
      assertThat(relation.toDecimal(6))
          .as(year.toString())
          .isCloseTo(BigDecimal.ONE, within(new BigDecimal("0.0067")));
    }
  }

  @Test
  void haveEveryYearFromTheirFirstToTheirLast() {
    for (var edition : Deflators.editions()) {
      var years = edition.index().keySet().stream().toList();
      for (int i = 1; i < years.size(); i++) {
        assertThat(years.get(i)).as(edition.edition()).isEqualTo(years.get(i - 1).next());
      }
      assertThat(edition.source()).as(edition.edition()).startsWith("https://");
    }
    assertThat(ONS.years()).isEqualTo("2000-01 to 2024-25");
  }

  @Test
  void refuseAYearThatTheyDoNotHave() {
    var price = new Price(154_200, new FinancialYear(2013));

    var refusal =
        catchThrowableOfType(
            ProblemException.class, () -> price.in(new FinancialYear(2024), TREASURY));

    assertThat(refusal.type()).isEqualTo(PRICE_INDEX_YEAR_MISSING);
    assertThat(refusal.getMessage())
        .isEqualTo(
            "The price index hmt-2025-12 has no figure for 2013-14; it has 2015-16 to 2024-25.");
  }

  @Test
  void areChosenByTheYearsThatAreNeeded() {
    var early = new FinancialYear(2013);
    var late = new FinancialYear(2024);

    assertThat(Deflators.newestWith(early, late)).isEqualTo(ONS);
    assertThat(Deflators.newestWith(new FinancialYear(2015), late)).isEqualTo(TREASURY);
  }

  @Test
  void areNoneOfANameThatIsNotThere() {
    assertThat(catchThrowableOfType(ProblemException.class, () -> Deflators.edition("1999")).type())
        .isEqualTo(PRICE_DEFLATORS_UNKNOWN);
  }

  @Test
  void lieAboveZero() {
    var index = new TreeMap<>(Map.of(new FinancialYear(2024), Exact.ZERO));
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> new Deflators("own", "", "", "", index))
                .type())
        .isEqualTo(PRICE_INDEX_NOT_POSITIVE);
  }

  @Test
  void pricesOfDifferentYearsAreNotAddedUp() {
    var before = new Price(53_383, new FinancialYear(2013));
    var after = new Price(10_979, new FinancialYear(2024));

    var refusal = catchThrowableOfType(ProblemException.class, () -> before.plus(after));

    assertThat(refusal.type()).isEqualTo(PRICE_YEARS_DIFFER);
    assertThat(refusal.getMessage()).contains("533.83", "2013-14", "109.79", "2024-25");
    assertThat(before.in(new FinancialYear(2024), ONS).plus(after).pence())
        .isEqualTo(73_002 + 10_979);
  }

  @Test
  void aYearIsReadAsTablesWriteIt() {
    assertThat(Price.year("2013/14")).isEqualTo(new FinancialYear(2013));
    assertThat(catchThrowableOfType(ProblemException.class, () -> Price.year("2013")).type())
        .isEqualTo(PRICE_YEAR_UNREADABLE);
  }
}

package org.commonpurse.allocation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_AGENCY_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_CODE_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_EDITION_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_PARTS_NOT_WHOLE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_SPLIT_MISSING;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_SPLIT_TOLD;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_SUSPECT;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The unit costs that are carried say what they cost, at whose prices, and who bears them. */
class UnitCostTableTest {

  private static final UnitCostTable TABLE = UnitCostTable.edition("gmca-1.4");

  /** As the Unit Cost Database, version 1.4, has them. */
  @ParameterizedTest
  @CsvSource({
    "HE7.0.2, 1542.00, per episode, 2013-14, nhs",
    "HE4.0, 109.00, per incident, 2011-12, nhs",
    "HE3.0, 216.00, per incident, 2013-14, nhs",
    "SS7.0, 538.23, per week, 2013-14, council",
    "SS8.0, 643.62, per week, 2013-14, council 533.83 + nhs 109.79",
    "SS10.0, 2046.00, per user, 2012-13, council + nhs",
    "SS11.0, 192.83, per week, 2013-14, council",
    "HE11.1, 1990.00, per person per year, 2007-08, council 1126.00 + nhs 850.00 + criminal-justice-system 14.00"
  })
  void areThoseInPrint(String code, String pounds, String unit, String year, String borneBy) {
    var line = TABLE.line(code);

    assertThat(line.price().pounds()).isEqualTo(pounds);
    assertThat(line.unit()).isEqualTo(unit);
    assertThat(line.price().pricesOf()).hasToString(year);
    assertThat(line.inWords()).isEqualTo(borneBy);
    assertThat(line.isSuspect()).isFalse();
  }

  /** 53,383 + 10,979 pence a week: one line of two agencies. */
  @Test
  void tellWhosePartIsWhichToThePenny() {
    var nursing = TABLE.line("SS8.0");

    assertThat(nursing.partOf(Agency.COUNCIL).pence()).isEqualTo(53_383);
    assertThat(nursing.partOf(Agency.NHS).pence()).isEqualTo(10_979);
    assertThat(nursing.price().pence()).isEqualTo(53_383 + 10_979);
    refused(PRICE_AGENCY_UNKNOWN, () -> nursing.partOf(Agency.of("Prison")));
  }

  /** In 2024-25 the whole is 643.62 x 449.5 / 328.7 = 880.16; its parts are 730.017 and 150.139. */
  @Test
  void keepTheirPartsWholeAtThePricesOfAnotherYear() {
    var taken = TABLE.line("SS8.0").in(new FinancialYear(2024), Deflators.edition("ons-2025-06"));

    assertThat(taken.inWords()).isEqualTo("council 730.02 + nhs 150.14");
    assertThat(taken.price().pounds()).isEqualTo("880.16");
  }

  /** 2,046.00 x 328.7 / 322.5 = 2,085.33; nothing of nothing is nothing. */
  @Test
  void areTakenToAnotherYearWithoutPartsAndAtNoCost() {
    var year = new FinancialYear(2013);
    var ons = Deflators.edition("ons-2025-06");
    var free =
        new UnitCostLine(
            "own",
            "F",
            "",
            "Free",
            "each",
            new Price(0, new FinancialYear(2012)),
            List.of(Agency.NHS),
            List.of(),
            Confidence.NOT_STATED,
            "",
            "");

    assertThat(TABLE.line("SS10.0").in(year, ons).price()).isEqualTo(new Price(208_533, year));
    assertThat(TABLE.line("SS10.0").in(year, ons).isSplitTold()).isFalse();
    assertThat(free.in(year, ons).partOf(Agency.NHS)).isEqualTo(new Price(0, year));
  }

  @Test
  void demandASplitWhereTheSourceTellsNone() {
    var reablement = TABLE.line("SS10.0");
    var third = Exact.of(1, 3);

    refused(PRICE_SPLIT_MISSING, () -> reablement.splitBy(Map.of()));
    refused(PRICE_SPLIT_MISSING, () -> reablement.partOf(Agency.COUNCIL));
    refused(
        PRICE_PARTS_NOT_WHOLE,
        () -> reablement.splitBy(Map.of(Agency.COUNCIL, third, Agency.NHS, third)));
    refused(PRICE_AGENCY_UNKNOWN, () -> reablement.splitBy(Map.of(Agency.COUNCIL, Exact.ONE)));
    assertThat(
            reablement.splitBy(Map.of(Agency.NHS, third, Agency.COUNCIL, Exact.of(2, 3))).inWords())
        .isEqualTo("council 1364.00 + nhs 682.00");
    refused(
        PRICE_SPLIT_TOLD,
        () ->
            TABLE.line("SS8.0").splitBy(Map.of(Agency.NHS, third, Agency.COUNCIL, Exact.of(2, 3))));
  }

  /** The lines beneath HE11.3 lack a penny of it: 1,219.35 + 135.48 = 1,354.83, not 1,354.84. */
  @Test
  void tellNoSplitThatDoesNotAddUp() {
    assertThat(TABLE.line("HE11.3").isSplitTold()).isFalse();
    assertThat(TABLE.line("HE11.3").agencies()).containsExactly(Agency.NHS, Agency.COUNCIL);
  }

  @Test
  void areUsedOnlyIfAcceptedWhereTheyAreSuspect() {
    var suspect = TABLE.lines().stream().filter(UnitCostLine::isSuspect).toList();

    assertThat(suspect)
        .extracting(UnitCostLine::code)
        .containsExactly("SS7.1", "SS7.1.3", "SS11.2", "SS11.9", "SS12.2");
    for (var line : suspect) {
      refused(PRICE_SUSPECT, () -> line.forUse(false));
      assertThat(line.forUse(true)).isSameAs(line);
    }
    assertThat(TABLE.line("SS7.0").forUse(false).code()).isEqualTo("SS7.0");
  }

  @Test
  void areFoundByEditionAndCodeOnly() {
    assertThat(refused(PRICE_EDITION_UNKNOWN, () -> UnitCostTable.edition("")).getMessage())
        .contains("gmca-1.4");
    assertThat(refused(PRICE_CODE_UNKNOWN, () -> TABLE.line("SS99.0")).getMessage())
        .contains("SS99.0", "gmca-1.4");
  }

  @Test
  void areFoundByWordsWhateverTheirCase() {
    assertThat(TABLE.search("nursing WEEKLY"))
        .extracting(UnitCostLine::code)
        .contains("SS8.0", "SS8.0.1", "SS8.0.2")
        .doesNotContain("SS11.0");
    assertThat(TABLE.search("  ")).isEqualTo(TABLE.lines());
  }

  @Test
  void sayWhereTheyComeFromAndOnWhatTerms() {
    for (var table : UnitCostTable.editions()) {
      assertThat(List.of(table.about().source(), table.about().licence(), table.about().note()))
          .doesNotContain("");
    }
  }

  private static ProblemException refused(ProblemType type, ThrowingCallable act) {
    var refusal = catchThrowableOfType(ProblemException.class, act);
    assertThat(refusal.type()).isEqualTo(type);
    return refusal;
  }
}

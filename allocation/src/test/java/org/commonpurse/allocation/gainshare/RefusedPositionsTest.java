package org.commonpurse.allocation.gainshare;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.gainshare.TransferCases.factors;
import static org.commonpurse.allocation.gainshare.TransferCases.pounds;
import static org.commonpurse.allocation.gainshare.TransferCases.years;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Positions and limits of which no transfers can be worked out, each with what to do about it. */
class RefusedPositionsTest {

  private static final NetPosition COUNCIL = pounds("council", "-1 1");

  @Test
  void refusesYearsThatDoNotFollowEachOther() {
    refused(
        () -> NetPositions.undiscounted(List.of(), List.of(COUNCIL)),
        "GAIN_YEARS_NOT_CONSECUTIVE",
        "There are no years. Give every year from the first to the last, in order.");
    refused(
        () ->
            NetPositions.undiscounted(
                List.of(new FinancialYear(2024), new FinancialYear(2026)), List.of(COUNCIL)),
        "GAIN_YEARS_NOT_CONSECUTIVE",
        "The year 2026-27 does not follow 2024-25. Give every year from the first to the last, in"
            + " order.");
  }

  @Test
  void refusesMoreOrFewerFiguresThanYears() {
    refused(
        () -> NetPositions.undiscounted(years(3), List.of(COUNCIL)),
        "GAIN_YEARS_DIFFER",
        "There are 2 figures of council, but 3 years from 2024-25 to 2026-27. Give one for each year;"
            + " zero where there is nothing.");
    refused(
        () -> new NetPositions(years(2), factors("1"), List.of(COUNCIL)),
        "GAIN_YEARS_DIFFER",
        "There are 1 discount factors, but 2 years from 2024-25 to 2025-26. Give one for each year;"
            + " zero where there is nothing.");
  }

  @Test
  void refusesDiscountFactorsThatAreRatesOrNothing() {
    refused(
        () -> new NetPositions(years(2), factors("1 1.035"), List.of(COUNCIL)),
        "GAIN_FACTOR_OUT_OF_RANGE",
        "The discount factor 207/200 of 2025-26 is not above 0 and at most 1. Without discounting it"
            + " is 1.");
    refused(
        () -> new NetPositions(years(2), factors("0 1"), List.of(COUNCIL)),
        "GAIN_FACTOR_OUT_OF_RANGE",
        "The discount factor 0 of 2024-25 is not above 0 and at most 1. Without discounting it is 1.");
  }

  @Test
  void refusesPartnersThatAreMissingTwiceOrTooMany() {
    refused(
        () -> NetPositions.undiscounted(years(2), List.of()),
        "GAIN_PARTNERS_MISSING",
        "There is no partner. Give the net position of each.");
    refused(
        () -> NetPositions.undiscounted(years(2), List.of(COUNCIL, COUNCIL)),
        "GAIN_PARTNER_TWICE",
        "The partner council is there twice. Give one row that has all its figures.");
    var many =
        IntStream.range(0, 301)
            .mapToObj(i -> new NetPosition(PartnerCode.of("p" + i), zeros(), zeros()))
            .toList();
    refused(
        () -> NetPositions.undiscounted(years(2), many),
        "GAIN_PARTNERS_TOO_MANY",
        "301 partners times 2 years are 602; at most 600 can be worked out. Leave out partners that"
            + " take no part, or take years together.");
  }

  @Test
  void refusesLimitsBelowZeroAndOfWhatIsNotThere() {
    var positions = NetPositions.undiscounted(years(2), List.of(COUNCIL));
    refused(
        () -> TransferLimits.of(Map.of(PartnerCode.of("council"), -1L)),
        "GAIN_LIMIT_NEGATIVE",
        "council can pay at most -£0.01 in a year. Give 0 or more, or leave it out.");
    refused(
        () -> find(positions, TransferLimits.of(Map.of(PartnerCode.of("nhs"), 1L))),
        "GAIN_PARTNER_UNKNOWN",
        "There is a limit for nhs, but the figures are of [council]. Correct the code, or give its"
            + " figures.");
    refused(
        () -> find(positions, TransferLimits.NONE.notBefore(new FinancialYear(2030))),
        "GAIN_YEAR_UNKNOWN",
        "Nothing is to be paid before 2030-31, but the years are 2024-25 to 2025-26. Correct the year,"
            + " or give its figures.");
  }

  @Test
  void refusesAmountsThatBooksDoNotTake() {
    assertThatThrownBy(
            () ->
                new NetPosition(PartnerCode.of("nhs"), List.of(100_000_000_000_001L), List.of(0L)))
        .extracting(thrown -> ((ProblemException) thrown).code())
        .isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
  }

  private static TransferAnswer find(NetPositions positions, TransferLimits limits) {
    return LeastTransfers.find(positions, NoDetriment.OVER_ALL_YEARS, limits);
  }

  private static List<Long> zeros() {
    return Collections.nCopies(2, 0L);
  }

  private static void refused(Runnable act, String code, String message) {
    assertThatThrownBy(act::run)
        .isInstanceOf(ProblemException.class)
        .hasMessage(message)
        .extracting(thrown -> ((ProblemException) thrown).code())
        .isEqualTo(code);
  }
}

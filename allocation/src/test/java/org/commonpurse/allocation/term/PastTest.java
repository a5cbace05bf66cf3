package org.commonpurse.allocation.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.term.Circumstances.usual;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/** What is known of earlier years, and conditions on it. The outturn is of 2023-24. */
class PastTest {

  private static final ClauseCode CLAUSE = ClauseCode.of("1");
  private static final MeasureCode AVOIDED = MeasureCode.of("avoided");

  private static PastYear year(int startYear, long amount, long avoided) {
    return new PastYear(
        new FinancialYear(startYear),
        Map.of(CLAUSE, new PastYear.ByClause(amount, Map.of(PartnerCode.of("icb"), amount))),
        Map.of(AVOIDED, Exact.of(avoided)));
  }

  private static boolean holds(Condition condition, PastYear... years) {
    return condition.holds(
        usual()
            .measure("avoided", Exact.of(7))
            .past(new Past(List.of(years), Optional.empty()))
            .context());
  }

  @Test
  void yearsRunningAreThoseJustBeforeAndEachIsKnown() {
    var twice = new Condition.EachYearBefore(CLAUSE, "1", 2, Exact.ZERO);

    assertThat(holds(twice, year(2021, 0, 0), year(2022, -5, 0))).isTrue();
    assertThat(holds(twice, year(2021, 0, 0), year(2022, 1, 0))).isFalse();
    assertThat(holds(twice, year(2020, 0, 0), year(2021, 0, 0))).isFalse();
    assertThat(holds(twice, year(2022, 0, 0))).isFalse();
    assertThat(holds(new Condition.EachYearBefore(CLAUSE, "1", 1, Exact.ZERO), year(2022, 0, 0)))
        .isTrue();
  }

  @Test
  void aTotalCountsThisYearAndThoseBefore() {
    var years = new PastYear[] {year(2019, 0, 100), year(2021, 0, 20), year(2022, 0, 3)};

    assertThat(holds(atLeast(1, 7), years)).isTrue();
    assertThat(holds(atLeast(1, 8), years)).isFalse();
    assertThat(holds(atLeast(3, 30), years)).isTrue();
    assertThat(holds(atLeast(3, 31), years)).isFalse();
    assertThat(holds(atLeast(0, 130), years)).isTrue();
    assertThat(holds(atLeast(0, 131), years)).isFalse();
  }

  private static Condition atLeast(int years, long least) {
    return new Condition.TotalWithin(
        AVOIDED, years, Optional.of(Exact.of(least)), Optional.empty());
  }

  /** By months, the measures of a year come in parts. */
  @Test
  void aTotalCountsTheFirstMonthsOfTheYearThatAVersionBeforeHad() {
    assertThat(holds(atLeast(1, 11), year(2023, 0, 4))).isTrue();
    assertThat(holds(atLeast(1, 12), year(2023, 0, 4))).isFalse();
  }

  @Test
  void aYearLiesWithinBounds() {
    var bounds =
        new Condition.YearWithin(
            Optional.of(new FinancialYear(2022)), Optional.of(new FinancialYear(2023)));

    assertThat(holds(bounds)).isTrue();
    assertThat(
            holds(new Condition.YearWithin(Optional.of(new FinancialYear(2024)), Optional.empty())))
        .isFalse();
    assertThat(
            holds(new Condition.YearWithin(Optional.empty(), Optional.of(new FinancialYear(2022)))))
        .isFalse();
  }

  @Test
  void aYearIsOverWhenAnotherBegins() {
    var going = Past.NONE.with(year(2022, 5, 1));

    assertThat(going.at(new FinancialYear(2022))).isEqualTo(going);
    assertThat(going.at(new FinancialYear(2023)))
        .isEqualTo(new Past(List.of(year(2022, 5, 1)), Optional.empty()));
  }

  @Test
  void yearsStandInOrderAndOneThatStandsTwiceIsBothTogether() {
    var past =
        new Past(List.of(year(2022, 5, 1), year(2021, 1, 1), year(2022, 2, 3)), Optional.empty());

    assertThat(past.settled()).containsExactly(year(2021, 1, 1), year(2022, 7, 4));
  }

  @Test
  void nobodyWithNothingIsKept() {
    assertThat(new PastYear.ByClause(0, Map.of(PartnerCode.of("icb"), 0L)))
        .isEqualTo(new PastYear.ByClause(0, Map.of()));
  }
}

package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.MeasuredYear.MeasuredAmounts;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.Test;

class MeasuredFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  @Test
  void tellsOnWhatKindOfMeasureTheSavingsOfAllYearsRest() {
    assertThat(
            MeasuredFindings.restsOn(
                List.of(
                    year("2023-24", 1_000_000_00, 300_000_00, 0),
                    year("2024-25", 2_000_000_00, -100_000_00, 0)),
                POUNDS))
        .contains(
            "Of savings of £3.2m there rest £3.0m on outcomes, on what became of people and £200k on"
                + " processes, on what was done.");
  }

  @Test
  void saysWhatNoApprovedMeasureStandsBehind() {
    assertThat(MeasuredFindings.restsOn(List.of(year("2023-24", 0, 0, 5_000_00)), POUNDS))
        .contains(
            "Of savings of £5k there rest £5k on no measure whose values were approved here.");
    assertThat(MeasuredFindings.restsOn(List.of(year("2023-24", 0, 0, 0)), POUNDS)).isEmpty();
  }

  private static MeasuredYear year(String year, long outcome, long process, long ofNoModel) {
    return new MeasuredYear(
        FinancialYear.parse(year),
        new MeasuredAmounts(outcome, 0),
        new MeasuredAmounts(process, 0),
        new MeasuredAmounts(ofNoModel, 0));
  }
}

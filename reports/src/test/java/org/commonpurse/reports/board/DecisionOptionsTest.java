package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.Brackenshire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether what an option means for partners is the item, to the penny. */
class DecisionOptionsTest {

  @ParameterizedTest
  @ValueSource(
      longs = {1, 2, 100_01, 196_011_27, 499_999_99, 500_000_00, 500_000_01, -1, -77_777_77})
  void addUpToTheItem(long pence) {
    var options = DecisionOptions.of(item(pence), Brackenshire.horizon());

    assertThat(options)
        .allSatisfy(
            option ->
                assertThat(option.effects().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(-pence));
    // Reserves hold 500,000.00, all of it the ICB's.
    assertThat(options)
        .extracting(DecisionOptions.Option::words)
        .hasSize(pence > 500_000_00 ? 2 : 3)
        .startsWith("shared as partners paid in", "shared equally by those who paid in");
  }

  @ParameterizedTest
  @ValueSource(longs = {300_00, -300_00})
  void sharesByWhatPartnersPaidInOrEqually(long pence) {
    var horizon = Brackenshire.horizon();
    var options = DecisionOptions.of(item(pence), horizon);
    var icb = PartnerCode.of("icb");
    double paid =
        horizon.rows().stream()
            .filter(row -> row.year().equals(new FinancialYear(2022)))
            .mapToLong(row -> row.paidIn().totalPence())
            .sum();
    double part = horizon.row(icb, new FinancialYear(2022)).paidIn().totalPence() / paid;

    assertThat(options.get(0).effects().get(icb).doubleValue())
        .isBetween(-pence * part - 1, -pence * part + 1);
    assertThat(options.get(1).effects().values()).containsOnly(-pence / 3);
    assertThat(options.get(2).effects()).containsOnlyKeys(icb);
  }

  private static Undecided.Item item(long pence) {
    return new Undecided.Item(
        AgreementCode.of("better-care-fund"),
        new FinancialYear(2022),
        "2022-23",
        LocalDate.of(2023, 3, 31),
        ClauseCode.of("sch-3-4-2"),
        "Sch 3, 4.2",
        "Overspends",
        pence);
  }
}

package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.reports.Brackenshire;
import org.junit.jupiter.api.Test;

/** Whether the tables of the years say what the horizon says, and add up. */
class HorizonTablesTest {

  private final Table overAllYears = HorizonTables.overAllYears(Brackenshire.horizon());
  private final Table cumulative = HorizonTables.cumulative(Brackenshire.horizon());

  @Test
  void addsUpEveryColumnToTheLastRow() {
    assertAddsUp(overAllYears);
    var total = cumulative.rows().size() - 1;
    long nobody = 0;
    for (int year = 1; year < cumulative.columns().size(); year++) {
      nobody += 12_345_00L * (year - 1);
      int column = year;
      assertThat(
              IntStream.range(0, total).mapToLong(row -> cumulative.pence(row, column)).sum()
                  - nobody)
          .isEqualTo(cumulative.pence(total, column));
    }
    assertAddsUp(HorizonTables.sharing(Brackenshire.horizon()));
    for (var partner : Brackenshire.PARTNERS) {
      var years = HorizonTables.years(Brackenshire.horizon(), partner);
      assertAddsUp(HorizonTables.part(years, 0, HorizonTables.RETURN));
    }
  }

  @Test
  void sumsTheYearsOfEveryPartner() {
    for (int row = 0; row < Brackenshire.PARTNERS.size(); row++) {
      var rows = Brackenshire.horizon().rows(Brackenshire.PARTNERS.get(row).code());
      assertThat(overAllYears.pence(row, HorizonTables.PAID_IN))
          .isEqualTo(rows.stream().mapToLong(row1 -> row1.paidIn().totalPence()).sum());
      assertThat(overAllYears.pence(row, HorizonTables.NET_AFTER))
          .isEqualTo(rows.stream().mapToLong(HorizonRow::netAfterPence).sum());
    }
  }

  @Test
  void endsTheCumulativeReturnWhereAllYearsTogetherEnd() {
    int last = cumulative.columns().size() - 1;
    for (int row = 0; row < Brackenshire.PARTNERS.size(); row++) {
      assertThat(cumulative.pence(row, last))
          .isEqualTo(overAllYears.pence(row, HorizonTables.RETURN));
    }
    assertThat(cumulative.pence(cumulative.rows().size() - 1, last))
        .isEqualTo(overAllYears.pence(overAllYears.rows().size() - 1, HorizonTables.RETURN));
  }

  @Test
  void paysAsMuchInAllAsIsReceivedAndNamesReservesThatMakeUpForTheRest() {
    var sharing = HorizonTables.sharing(Brackenshire.horizon());
    int total = sharing.rows().size() - 1;

    assertThat(sharing.pence(total, SharingFlows.PAID))
        .isEqualTo(sharing.pence(total, SharingFlows.RECEIVED));
    assertThat(sharing.amounts()).allMatch(pence -> pence >= 0);
  }

  @Test
  void leavesOutReturnsThatCannotBeStated() {
    var horizon =
        Brackenshire.horizon(
            FundCode.of("brackenshire"), FundKind.POOLED, List.of(SchemeCode.of("reablement")));

    assertThat(HorizonTables.overAllYears(horizon).columns())
        .extracting(Column::heading)
        .endsWith("Net after sharing");
    assertThat(HorizonTables.cumulative(horizon).caption()).startsWith("Cumulative net");
  }

  @Test
  void hasARowForEveryPartnerAndYear() {
    var table = HorizonTables.byPartnerAndYear(Brackenshire.horizon());

    assertThat(table.rows().stream().filter(row -> !row.isTotal()))
        .hasSize(Brackenshire.PARTNERS.size() * Brackenshire.YEARS.size());
  }

  static void assertAddsUp(Table table) {
    int total = table.rows().size() - 1;
    for (int column = 0; column < table.columns().size(); column++) {
      if (table.columns().get(column).kind() == Column.Kind.MONEY) {
        int at = column;
        assertThat(IntStream.range(0, total).mapToLong(row -> table.pence(row, at)).sum())
            .as(table.columns().get(column).heading())
            .isEqualTo(table.pence(total, column));
      }
    }
  }
}

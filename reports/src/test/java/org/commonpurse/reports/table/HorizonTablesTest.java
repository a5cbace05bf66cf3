package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.reports.Brackenshire;
import org.junit.jupiter.api.Test;

/** Whether the tables of the years say what the horizon says, and add up. */
class HorizonTablesTest {

  private final Table overAllYears = HorizonTables.overAllYears(Brackenshire.horizon());
  private final Table cumulative = HorizonTables.cumulative(Brackenshire.horizon());

  @Test
  void addsUpEveryColumnToTheLastRow() {
    assertAddsUp(overAllYears);
    assertAddsUp(cumulative);
    assertAddsUp(HorizonTables.givenAndReceived(Brackenshire.horizon()));
    for (var partner : Brackenshire.PARTNERS) {
      var years = HorizonTables.years(Brackenshire.horizon(), partner);
      assertAddsUp(HorizonTables.part(years, 0, HorizonTables.NET_AFTER));
    }
  }

  @Test
  void sumsTheYearsOfEveryPartner() {
    for (int row = 0; row < Brackenshire.PARTNERS.size(); row++) {
      var rows = Brackenshire.horizon().rows(Brackenshire.PARTNERS.get(row).code());
      assertThat(overAllYears.pence(row, HorizonTables.PAID_IN))
          .isEqualTo(rows.stream().mapToLong(HorizonRow::paidInPence).sum());
      assertThat(overAllYears.pence(row, HorizonTables.NET_AFTER))
          .isEqualTo(rows.stream().mapToLong(HorizonRow::netAfterPence).sum());
    }
  }

  @Test
  void endsTheCumulativeNetWhereAllYearsTogetherEnd() {
    int last = cumulative.columns().size() - 1;
    for (int row = 0; row < cumulative.rows().size(); row++) {
      assertThat(cumulative.pence(row, last))
          .isEqualTo(overAllYears.pence(row, HorizonTables.NET_AFTER));
    }
  }

  @Test
  void givesAsMuchInAllAsIsReceived() {
    var flows = HorizonTables.givenAndReceived(Brackenshire.horizon());
    int total = flows.rows().size() - 1;

    assertThat(flows.pence(total, GivenAndReceived.GIVEN))
        .isEqualTo(flows.pence(total, GivenAndReceived.RECEIVED));
    assertThat(flows.amounts()).allMatch(pence -> pence >= 0);
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

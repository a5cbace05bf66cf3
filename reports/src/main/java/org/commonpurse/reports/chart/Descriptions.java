package org.commonpurse.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.reports.table.GivenAndReceived;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/** Says in words what the charts show, for those who cannot see them. */
final class Descriptions {

  private final Table table;
  private final MoneyFormat format;
  private final String years;

  Descriptions(Table table, MoneyFormat format, String years) {
    this.years = years;
    this.table = table;
    this.format = format;
  }

  /** Of a table as {@link HorizonTables#overAllYears} makes it. */
  String costsAndSavings() {
    var sentences = new ArrayList<String>();
    sentences.add(years + ": bars for each partner, costs to the left and gains to the right.");
    for (int row = 0; row < table.rows().size() - 1; row++) {
      var facts = new ArrayList<String>();
      fact(facts, row, HorizonTables.PAID_IN, "paid in %s");
      fact(facts, row, HorizonTables.SPENT, "had %s spent on its functions");
      fact(facts, row, HorizonTables.SAVINGS, "saved %s outside the fund");
      fact(facts, row, HorizonTables.BURDENS, "bore burdens of %s outside the fund");
      if (!facts.isEmpty()) {
        long net = table.pence(row, HorizonTables.NET_AFTER);
        facts.add("is %s after sharing".formatted(off(net)));
        sentences.add(table.words(row, 0) + " " + list(facts) + ".");
      }
    }
    return String.join(" ", sentences);
  }

  private void fact(List<String> facts, int row, int column, String words) {
    long pence = table.pence(row, column);
    if (pence != 0) {
      facts.add(words.formatted(format.spoken(pence)));
    }
  }

  /** Of a table as {@link HorizonTables#cumulative} makes it. */
  String cumulativeNet(List<Optional<FinancialYear>> paybacks) {
    var sentences = new ArrayList<String>();
    sentences.add(
        years + ": lines over the years, one for each partner and a heavy one for all together.");
    int last = table.columns().size() - 1;
    for (int row = 0; row < table.rows().size(); row++) {
      long pence = table.pence(row, last);
      if (pence == 0) {
        continue;
      }
      boolean isAll = table.rows().get(row).isTotal();
      sentences.add(
          "By the end of %s %s %s %s%s."
              .formatted(
                  table.columns().get(last).heading(),
                  isAll ? "all partners together" : table.words(row, 0),
                  isAll ? "are" : "is",
                  off(pence),
                  paybacks.get(row).map(year -> "; the pay-back is in " + year).orElse("")));
    }
    return String.join(" ", sentences);
  }

  /** Of a table as {@link HorizonTables#givenAndReceived} makes it. */
  String moneyFlows() {
    var sentences = new ArrayList<String>();
    sentences.add(
        years
            + ": bands from those who give, through the fund or as effects outside it, to those who"
            + " receive.");
    for (int row = 0; row < table.rows().size() - 1; row++) {
      long given = table.pence(row, GivenAndReceived.GIVEN);
      long received = table.pence(row, GivenAndReceived.RECEIVED);
      var name = table.words(row, GivenAndReceived.NAME);
      if (given != 0 && received != 0) {
        sentences.add(
            "%s gives %s and receives %s."
                .formatted(name, format.spoken(given), format.spoken(received)));
      } else if (given != 0 || received != 0) {
        sentences.add("%s: %s.".formatted(name, format.spoken(Math.addExact(given, received))));
      }
    }
    return String.join(" ", sentences);
  }

  private String off(long pence) {
    return pence == 0
        ? "neither better nor worse off"
        : format.spoken(Math.absExact(pence)) + (pence < 0 ? " worse off" : " better off");
  }

  private static String list(List<String> items) {
    int last = items.size() - 1;
    return last <= 0
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}

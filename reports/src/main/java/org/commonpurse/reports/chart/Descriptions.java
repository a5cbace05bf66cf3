package org.commonpurse.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.SharingFlows;
import org.commonpurse.reports.table.Table;

/** Says in words what the charts show, for those who cannot see them. */
final class Descriptions {

  private final Table table;
  private final MoneyFormat format;
  private final String years;
  private final int partners;

  /**
   * Describes a table.
   *
   * @param partners  how many of its first rows are partners
   */
  Descriptions(Table table, int partners, MoneyFormat format, String years) {
    this.partners = partners;
    this.years = years;
    this.table = table;
    this.format = format;
  }

  /** Of a table as {@link HorizonTables#overAllYears} makes it. */
  String costsAndSavings() {
    var sentences = new ArrayList<String>();
    sentences.add(years + ": bars for each partner, costs to the left and savings to the right.");
    for (int row = 0; row < partners; row++) {
      var facts = new ArrayList<String>();
      fact(facts, row, HorizonTables.POOL_COST, "bore %s of the pool");
      fact(facts, row, HorizonTables.SAVINGS, "saved %s outside the fund");
      fact(facts, row, HorizonTables.EXTRA_COSTS, "had extra costs of %s outside the fund");
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

  /**
   * Of a table as {@link HorizonTables#cumulative} makes it.
   *
   * @param isReturn  whether it adds up returns, or else nets after sharing
   */
  String cumulative(List<Optional<FinancialYear>> paybacks, boolean isReturn) {
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
          "By the end of %s the %s of %s is %s%s."
              .formatted(
                  table.columns().get(last).heading(),
                  isReturn ? "return" : "net after sharing",
                  isAll ? "all partners together" : table.words(row, 0),
                  format.spoken(pence),
                  paybacks.get(row).map(year -> "; the pay-back is in " + year).orElse("")));
    }
    return String.join(" ", sentences);
  }

  /** Of a table as {@link HorizonTables#sharing} makes it. */
  String sharing() {
    var sentences = new ArrayList<String>();
    sentences.add(years + ": bands from those who pay under sharing clauses to those who receive.");
    for (int row = 0; row < table.rows().size() - 1; row++) {
      long paid = table.pence(row, SharingFlows.PAID);
      long received = table.pence(row, SharingFlows.RECEIVED);
      var name = table.words(row, SharingFlows.NAME);
      if (paid != 0) {
        sentences.add("%s pays %s.".formatted(name, format.spoken(paid)));
      } else if (received != 0) {
        sentences.add("%s receives %s.".formatted(name, format.spoken(received)));
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

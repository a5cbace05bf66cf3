package org.commonpurse.reports.page;

import java.util.List;
import java.util.Objects;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.Table;

/**
 * A report: pages that every writer sets in its own way.
 *
 * @param name  what its file is called
 * @param title  what it is called
 * @param description  what it is about, as a sentence
 * @param currency  of every amount
 * @param footing  what it rests on
 * @param pages  one or more, in the order in which they are read
 */
public record Report(
    ReportCode name,
    String title,
    String description,
    CurrencyUnit currency,
    Footing footing,
    List<Page> pages) {

  public Report {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(footing, "footing");
    pages = List.copyOf(pages);
    if (title.isBlank() || description.isBlank() || pages.isEmpty()) {
      throw new IllegalArgumentException("A report needs a title, a description and a page.");
    }
  }

  /** Every chart, in order. */
  public List<Chart> charts() {
    return pages.stream().flatMap(page -> page.charts().stream()).toList();
  }

  /** Every table, in order, those behind charts included. */
  public List<Table> tables() {
    return pages.stream().flatMap(page -> page.tables().stream()).toList();
  }
}

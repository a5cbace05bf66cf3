package org.commonpurse.reports.html;

import java.util.Map;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.MoneyFormat;

/** Sets reports as pages of marked-up text. */
public final class HtmlReport {

  private static final Template PRINTED = new Template("print.ftlh");

  private static final double PAGE_MM = 267;
  private static final double GAP_MM = 8;
  private static final double MM_PER_PIXEL = 25.4 / 96;

  private HtmlReport() {}

  /** The report as XHTML for {@link org.commonpurse.reports.pdf.Pdf}, its charts as objects. */
  public static String printed(Report report) {
    return PRINTED.fill(model(report));
  }

  private static Map<String, Object> model(Report report) {
    return Map.of("report", report, "set", new SetTables(MoneyFormat.of(report.currency())));
  }

  /** What templates ask to have a table set. */
  public record SetTables(MoneyFormat format) {

    /** The table of a part of a page, over its whole width. */
    public TableModel table(Block.Grid grid) {
      return TableModel.of(grid.table(), grid.unit(), format, PAGE_MM);
    }

    /** The table of a part of a page, with a chart to its right. */
    public TableModel beside(Block.Beside beside) {
      var grid = beside.grid();
      double chart = beside.chart().width() * MM_PER_PIXEL + GAP_MM;
      return TableModel.of(grid.table(), grid.unit(), format, PAGE_MM - chart);
    }

    /** The unit of a table's amounts, such as {@code £000}. */
    public String unit(Block.Grid grid) {
      return grid.unit().label(format);
    }
  }
}

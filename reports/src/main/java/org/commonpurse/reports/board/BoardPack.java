package org.commonpurse.reports.board;

import java.io.OutputStream;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.Template;

/** Writes board packs. */
public final class BoardPack {

  private static final Template PAGES = new Template("board-pack.ftlh");

  private BoardPack() {}

  /**
   * Writes a board pack as PDF/UA-1 and PDF/A-2a.
   * <p>
   * The same contents give the same bytes.
   *
   * @param pdf  is left open
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static void write(BoardPackContents contents, OutputStream pdf) {
    var charts = HorizonCharts.all(contents.horizon());
    var pages = PAGES.fill(PackModel.of(contents, charts));
    Pdf.write(pages, charts, contents.preparedOn(), pdf);
  }
}

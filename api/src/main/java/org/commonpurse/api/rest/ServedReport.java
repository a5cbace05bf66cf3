package org.commonpurse.api.rest;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Report;

/** A report as the service answers with it, in each of its formats. */
record ServedReport(Report report) {

  static final String PDF = "application/pdf";

  static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

  /**
   * To print, as a file to save.
   *
   * @param name  of the file, without its ending
   */
  ServedContents pdf(String name) {
    return new ServedContents(
        PDF,
        ServedContents.named(name + ReportFormat.PDF.ending()),
        false,
        out -> ReportFormat.PDF.write(report, out));
  }

  /**
   * To read in a browser: each figure leads to where it is traced.
   *
   * @param figures  where the fund's figures are, seen from the report, such as {@code ../figures/}
   */
  ServedContents html(String figures) {
    return html(text(HtmlReport.served(report, figures)));
  }

  /** To read in a browser, as a file is. */
  ServedContents html() {
    return html(text(HtmlReport.onScreen(report)));
  }

  private static ServedContents html(Consumer<OutputStream> contents) {
    return new ServedContents(
        HTML, Map.of("Content-Security-Policy", HtmlReport.POLICY), false, contents);
  }

  /** For programs. */
  ServedContents json() {
    return new ServedContents(
        MediaType.APPLICATION_JSON, Map.of(), false, text(ReportJson.write(report)));
  }

  private static Consumer<OutputStream> text(String text) {
    return out -> {
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}

package org.commonpurse.api.rest;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Report;

/** A report as the service answers with it, in each of its formats. */
record ServedReport(Report report) {

  /**
   * To print, as a file to save.
   *
   * @param name  of the file, without its ending
   */
  Response pdf(String name) {
    var pdf = new ByteArrayOutputStream();
    ReportFormat.PDF.write(report, pdf);
    return ReportsResource.file(name + ReportFormat.PDF.ending(), pdf.toByteArray());
  }

  /**
   * To read in a browser: each figure leads to where it is traced.
   *
   * @param figures  where the fund's figures are, seen from the report, such as {@code ../figures/}
   */
  Response html(String figures) {
    return Response.ok(HtmlReport.served(report, figures))
        .header("Content-Security-Policy", HtmlReport.POLICY)
        .build();
  }

  /** To read in a browser, as a file is. */
  Response html() {
    return Response.ok(HtmlReport.onScreen(report))
        .header("Content-Security-Policy", HtmlReport.POLICY)
        .build();
  }

  /** For programs. */
  Response json() {
    return Response.ok(ReportJson.write(report)).build();
  }
}

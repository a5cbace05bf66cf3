package org.commonpurse.reports.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.commonpurse.reports.audit.PackedReport;
import org.commonpurse.reports.data.OwnDigest;
import org.commonpurse.reports.data.ReportData;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.workbook.BoardWorkbook;

/** Reads what can be held to the books out of a report, whatever its format. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * What a file says that can be held to the books; empty if it is no report of ours. The format is
   * told by the contents.
   */
  public static Optional<ReportData> read(byte[] file) {
    // Byte by byte, since a PDF is no text in any other encoding.
    var bytes = new String(file, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("%PDF-")) {
      return Pdf.attached(file)
          .flatMap(ReportData::read)
          .map(data -> data.and(OwnDigest.holds(bytes)));
    }
    if (bytes.startsWith(PackedReport.BEGINNING)) {
      return BoardWorkbook.read(file).or(() -> PackedReport.read(file));
    }
    var text = new String(file, StandardCharsets.UTF_8);
    return HtmlReport.attached(text)
        .flatMap(ReportData::read)
        .map(data -> data.and(OwnDigest.holds(text)))
        .or(() -> ReportData.read(text));
  }
}

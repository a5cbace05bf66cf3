package org.commonpurse.reports.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;

/** A format in which any report can be written. */
public enum ReportFormat {
  /** To print and to archive, with the JSON attached. */
  PDF {
    @Override
    public void write(Report report, OutputStream out) {
      Pdf.write(report, out);
    }
  },
  /** One file to read on a screen, with the JSON within. */
  HTML {
    @Override
    public void write(Report report, OutputStream out) {
      text(HtmlReport.onScreen(report), out);
    }
  },
  /** For programs. */
  JSON {
    @Override
    public void write(Report report, OutputStream out) {
      text(ReportJson.write(report), out);
    }
  };

  /**
   * Writes a report. The same report gives the same bytes.
   *
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public abstract void write(Report report, OutputStream out);

  /** What the names of its files end in, such as {@code .pdf}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The format that the name of a file ends in, whatever the case of its letters. */
  public static Optional<ReportFormat> of(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }

  private static void text(String text, OutputStream out) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

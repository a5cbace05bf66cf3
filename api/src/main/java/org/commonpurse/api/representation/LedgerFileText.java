package org.commonpurse.api.representation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.commonpurse.allocation.ownledger.LayoutColumn;
import org.commonpurse.allocation.ownledger.LedgerFile;

/**
 * A ledger file as its text (RFC 4180), with a line of headers. It has no byte order mark: a ledger would
 * take it for a part of the first header.
 */
public final class LedgerFileText {

  private LedgerFileText() {}

  /** The text. Words that a spreadsheet would run as a formula have an apostrophe before them. */
  public static String of(LedgerFile file) {
    var text = new StringWriter();
    try (var csv =
        CsvWriter.builder()
            .fieldSeparator(file.layout().separator())
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      csv.writeRecord(
          harmless(file.layout().columns().stream().map(LayoutColumn::header).toList()));
      file.rows().forEach(row -> csv.writeRecord(harmless(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A name that no other file of the fund has but one with the same lines. */
  public static String name(LedgerFile file) {
    return String.format(
        Locale.ROOT,
        "%s-%s-%s-%06d.csv",
        file.stamp().fund(),
        file.partner(),
        file.layout().name(),
        file.lastSequence());
  }

  private static List<String> harmless(List<String> cells) {
    return cells.stream().map(CsvItems::harmless).toList();
  }
}

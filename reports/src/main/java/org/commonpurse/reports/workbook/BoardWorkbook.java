package org.commonpurse.reports.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.data.DigestAtEnd;
import org.commonpurse.reports.data.ReportData;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.SheetFile;

/**
 * What the board pack of a fund says, as a workbook whose formulas work it out again from the entries in it.
 * <p>
 * Amounts are pounds and pence, with the signs of the board pack. Every formula carries what it comes to, so
 * that a reader that works nothing out shows the same. What rests on no postings, such as the part of an
 * overspend that a clause took, is an amount; a sheet without rows is left out, and the first sheet says why.
 */
public final class BoardWorkbook {

  /**
   * The most that a spreadsheet tells pennies apart of, in pence: its numbers have 15 digits. No sum can be
   * larger than all debits together.
   */
  private static final long LARGEST_PENCE = 999_999_999_999_999L;

  private static final int ROWS_MAX = Sheet.ROWS_MAX - Sheet.rowNumber(0) + 1;

  private BoardWorkbook() {}

  /**
   * Why a workbook cannot hold some entries, as a sentence; nothing where it can.
   *
   * @param entries  all entries of a fund
   */
  public static Optional<String> beyond(List<WorkbookEntry> entries) {
    long rows = 0;
    long debitsPence = 0;
    for (var entry : entries) {
      rows += entry.postings().size();
      for (var posting : entry.postings()) {
        long debit = Math.max(0, posting.pence());
        if (debit > LARGEST_PENCE - debitsPence) {
          return Optional.of(
              "Its debits come to more than %s, beyond which a spreadsheet does not tell pennies apart."
                  .formatted(Amounts.print(LARGEST_PENCE)));
        }
        debitsPence += debit;
      }
    }
    return rows <= ROWS_MAX
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Its entries have %,d postings, and a sheet has room for %,d.",
                rows,
                ROWS_MAX));
  }

  /**
   * The sheets, in order. Rows of entries are made while they are written.
   *
   * @throws IllegalArgumentException if there is more than a workbook {@linkplain #beyond can hold}
   */
  public static List<Sheet> sheets(WorkbookContents contents) {
    beyond(contents.entries())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return WorkbookSheets.of(contents).inOrder();
  }

  /**
   * Writes the workbook, with its figures attached as JSON and the digest of its bytes at its end. The same
   * contents, prepared on the same day, give the same bytes.
   *
   * @param out  is left open
   * @throws IllegalArgumentException if there is more than a workbook {@linkplain #beyond can hold}
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(WorkbookContents contents, OutputStream out) {
    var ending = new DigestAtEnd(out);
    SheetFile.write(
        sheets(contents),
        contents.pack().footing().preparedOn(),
        WorkbookFigures.attachment(contents),
        ending);
    try {
      ending.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a workbook says that can be held to the books; empty if the file is none of ours, or was saved by
   * another program, which leaves out what it does not know.
   */
  public static Optional<ReportData> read(byte[] file) {
    return WorkbookFigures.attached(file)
        .flatMap(ReportData::read)
        .map(data -> data.and(DigestAtEnd.holds(file)));
  }
}

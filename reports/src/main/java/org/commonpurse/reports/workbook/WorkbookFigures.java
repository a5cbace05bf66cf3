package org.commonpurse.reports.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.board.BoardPack;
import org.commonpurse.reports.data.OwnDigest;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.sheet.Attachment;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/**
 * The figures of a workbook with the references by which they can be held to the books: those of the board
 * pack, and those of partners' accounts.
 */
final class WorkbookFigures {

  /** The part of the file that they stand in. */
  private static final String PART = "commonpurse/report.json";

  private static final String RELATION = "urn:commonpurse:report";

  /** In the order of the columns of the sheet. */
  private static final List<FigureName> OF_ACCOUNTS =
      List.of(
          FigureName.PAID_IN,
          FigureName.CHARGES,
          FigureName.SHARING,
          FigureName.OTHER_ENTRIES,
          FigureName.RECEIVED,
          FigureName.CLAIMS,
          FigureName.CLAIMS_PAID,
          FigureName.BALANCE);

  private WorkbookFigures() {}

  static Attachment attachment(WorkbookContents contents) {
    return new Attachment(
        PART, ReportJson.MEDIA_TYPE, RELATION, ReportJson.write(report(contents)), OwnDigest.BLANK);
  }

  /** The text that is attached to a workbook; empty if there is none. */
  static Optional<String> attached(byte[] file) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(PART)) {
          // What is larger than a document may be is refused where it is read.
          var json = zip.readNBytes(Document.JSON_BYTES_MAX + 1);
          return Optional.of(new String(json, StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Report report(WorkbookContents contents) {
    var pack = BoardPack.of(contents.pack());
    var span = HorizonTables.span(contents.pack().horizon());
    return new Report(
        ReportCode.of("workbook"),
        "%s: workbook, %s".formatted(contents.pack().fund().name(), span),
        "Workbook of %s for %s.".formatted(contents.pack().fund().name(), span),
        pack.currency(),
        pack.footing(),
        Stream.concat(pack.pages().stream(), Stream.of(accounts(contents))).toList());
  }

  private static Page accounts(WorkbookContents contents) {
    var horizon = contents.pack().horizon();
    var columns = new ArrayList<>(List.of(Column.heading("Partner"), Column.heading("Year")));
    OF_ACCOUNTS.forEach(name -> columns.add(Column.money(name.word())));
    var caption = "Each partner's account with the fund, by year";
    return new Page(
        "statements",
        "Statements",
        Optional.empty(),
        caption,
        Optional.empty(),
        List.of(
            Block.Grid.flowing(
                new Table(
                    ReportCode.of("statements"),
                    caption,
                    columns,
                    rows(horizon, contents.accounts())),
                AmountUnit.PENCE)));
  }

  private static List<Row> rows(Horizon horizon, FigureSums sums) {
    return horizon.partners().stream()
        .flatMap(partner -> horizon.years().stream().map(year -> row(partner, year, sums)))
        .toList();
  }

  private static Row row(Partner partner, FinancialYear year, FigureSums sums) {
    var cells = new ArrayList<>(List.of(Cell.text(partner.name()), Cell.text(year.toString())));
    for (var name : OF_ACCOUNTS) {
      var figure = FigureReference.of(name, partner.code(), year, year);
      cells.add(Cell.money(sums.pence(figure), figure));
    }
    return Row.body(cells);
  }
}

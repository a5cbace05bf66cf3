package org.commonpurse.reports.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.CellRange;
import org.commonpurse.reports.sheet.Sheet.MoreRows;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetRow;
import org.commonpurse.reports.workbook.Pick.Line;

/** The sheet of entries: a row for each posting, made while it is written. */
final class EntrySheet {

  static final String NAME = "Entries";

  /** Entry and key stay in sight. */
  private static final int LEADING = 2;

  private final PostedRows posted;
  private final Map<Account, List<SheetCell>> accounts = new HashMap<>();
  private final Map<Line, SheetCell> figures = new HashMap<>();

  private EntrySheet(PostedRows posted) {
    this.posted = posted;
  }

  /** How many rows entries take. */
  static int rows(List<WorkbookEntry> entries) {
    return entries.stream().mapToInt(entry -> entry.postings().size()).reduce(0, Math::addExact);
  }

  /** The sheet. */
  static Sheet of(List<WorkbookEntry> entries, PostedRows posted, String currency) {
    int count = rows(entries);
    var names = new TreeMap<String, CellRange>();
    for (var column : EntryColumn.values()) {
      names.put(
          column.rangeName(), new CellRange(0, count - 1, column.ordinal(), column.ordinal()));
    }
    var made = new EntrySheet(posted);
    Iterable<SheetRow> rows = () -> entries.stream().flatMap(made::rows).iterator();
    return new Sheet(
        NAME,
        "Every posting of every entry, in the order of the journal",
        Arrays.stream(EntryColumn.values()).map(each -> each.heading(currency)).toList(),
        LEADING,
        List.of(),
        new MoreRows(count, rows),
        names);
  }

  private Stream<SheetRow> rows(WorkbookEntry entry) {
    var year = entry.year();
    var first =
        List.of(
            SheetCell.number(entry.sequence()),
            SheetCell.words(entry.key().value()),
            SheetCell.words(entry.kind().value()),
            new SheetCell.Day(entry.effectiveOn(), Origin.FIXED),
            SheetCell.number(year.startYear()),
            new SheetCell.Moment(entry.recordedAt()),
            SheetCell.words(Pick.words(entry.book())),
            SheetCell.words(Pick.movement(entry.isOpening())));
    var seal = SheetCell.words(entry.seal());
    return entry.postings().stream()
        .map(
            posting -> {
              var line = new Line(entry.book(), posting.account(), year, entry.isOpening());
              return row(first, line, posting, seal);
            });
  }

  private SheetRow row(List<SheetCell> first, Line line, Posting posting, SheetCell seal) {
    var cells = new ArrayList<SheetCell>(EntryColumn.values().length);
    cells.addAll(first);
    cells.addAll(accounts.computeIfAbsent(posting.account(), this::account));
    cells.add(figures.computeIfAbsent(line, this::figure));
    cells.add(posting.pence() > 0 ? money(posting.pence()) : SheetCell.EMPTY);
    cells.add(posting.pence() < 0 ? money(-posting.pence()) : SheetCell.EMPTY);
    cells.add(money(posting.pence()));
    cells.add(seal);
    return new SheetRow(cells, false);
  }

  private static SheetCell money(long pence) {
    return SheetCell.money(pence, Origin.FIXED);
  }

  private SheetCell figure(Line line) {
    return SheetCell.words(posted.figure(line).map(Object::toString).orElse(""));
  }

  /** Its kind, its dimensions, and for whom it counts. */
  private List<SheetCell> account(Account account) {
    var cells = new ArrayList<SheetCell>();
    for (int i = EntryColumn.ACCOUNT.ordinal(); i <= EntryColumn.COUNTS_FOR.ordinal(); i++) {
      cells.add(SheetCell.EMPTY);
    }
    int from = EntryColumn.ACCOUNT.ordinal();
    cells.set(0, SheetCell.words(account.kind().word()));
    for (var dimension : account.kind().dimensions()) {
      account
          .value(dimension)
          .ifPresent(
              code ->
                  cells.set(
                      EntryColumn.of(dimension).ordinal() - from,
                      SheetCell.words(Pick.key(dimension, code))));
    }
    posted
        .whose(account)
        .ifPresent(
            partner ->
                cells.set(
                    EntryColumn.COUNTS_FOR.ordinal() - from,
                    SheetCell.words(Pick.key(Dimension.PARTNER, partner))));
    return cells;
  }
}

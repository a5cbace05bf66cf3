package org.commonpurse.reports.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.Origin;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.workbook.Pick.Line;
import org.commonpurse.reports.workbook.Pick.Row;

/**
 * The postings of a fund as rows of a sheet, and what formulas over them come to.
 * <p>
 * A figure of a partner is added up from the rows that count for it. Where a partner was split, a row counts
 * for the successor with the largest part, and what passed to the others stands as an amount in the formula.
 */
final class PostedRows {

  /** What is told of partners and years, and counts a posting as it stands. */
  private static final List<FigureName> FIGURES =
      FigureName.OF_HORIZON.stream()
          .filter(name -> name.origin() instanceof Origin.Posted && !name.origin().isToDate())
          .toList();

  private final Fund fund;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Book, Long> debits = new EnumMap<>(Book.class);
  private final Map<Book, Long> credits = new EnumMap<>(Book.class);
  private final boolean wasSplit;

  PostedRows(Fund fund, List<WorkbookEntry> entries) {
    this.fund = fund;
    this.wasSplit =
        fund.successions().stream().anyMatch(each -> each.denominator() > each.numerator());
    var sums = new HashMap<Line, Long>();
    for (var entry : entries) {
      var year = entry.year();
      for (var posting : entry.postings()) {
        sums.merge(
            new Line(entry.book(), posting.account(), year, entry.isOpening()),
            posting.pence(),
            Math::addExact);
        debits.merge(entry.book(), Math.max(0, posting.pence()), Math::addExact);
        credits.merge(entry.book(), Math.max(0, -posting.pence()), Math::addExact);
      }
    }
    sums.forEach(
        (line, pence) -> rows.add(new Row(line, whose(line.account()), figure(line), pence)));
  }

  /** What is added up, each under its book, account and year, in no order. */
  List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Debits less credits of what is picked. */
  RowSum debits(Pick... picks) {
    return sum("", List.of(picks));
  }

  /** Credits less debits of what is picked. */
  RowSum credits(Pick... picks) {
    return sum("-", List.of(picks));
  }

  private RowSum sum(String sign, List<Pick> picks) {
    var expression = new StringBuilder(sign + "SUMIFS(" + EntryColumn.AMOUNT.range());
    picks.forEach(pick -> expression.append("," + pick.column().range() + "," + pick.criterion()));
    long pence = 0;
    for (var row : rows) {
      if (counts(row, picks)) {
        pence = Math.addExact(pence, row.pence());
      }
    }
    return new RowSum(expression + ")", sign.isEmpty() ? pence : Math.negateExact(pence));
  }

  private static boolean counts(Row row, List<Pick> picks) {
    for (var pick : picks) {
      if (!pick.counts().test(row)) {
        return false;
      }
    }
    return true;
  }

  /** A figure of a partner and year, with its sign. */
  RowSum figure(FigureName name, PartnerCode partner, FinancialYear year, Pick... more) {
    var reference = FigureReference.of(name, partner, year, year);
    var picks = new ArrayList<Pick>();
    picks.add(Pick.figure(reference));
    picks.addAll(Arrays.asList(more));
    boolean isDebit = ((Origin.Posted) name.origin()).isDebit();
    return sum(isDebit ? "" : "-", picks);
  }

  /** The actual spending of a year with what else is picked: all sorts of cost together. */
  RowSum cost(Pick... more) {
    return AccountKind.COST.stream()
        .sorted()
        .map(
            kind -> {
              var picks = new ArrayList<>(List.of(Pick.book(Book.ACTUAL), Pick.account(kind)));
              picks.addAll(Arrays.asList(more));
              return sum("", picks);
            })
        .reduce(RowSum::plus)
        .orElseThrow();
  }

  /**
   * A figure of the books that is added up from rows.
   *
   * @param figurePence  what the books say that it is
   * @throws IllegalStateException if the rows do not add up to it, and no partner was split
   */
  Formula cell(RowSum sum, long figurePence) {
    long passed = Math.subtractExact(figurePence, sum.pence());
    if (passed != 0 && !wasSplit) {
      throw new IllegalStateException(
          "The rows of %s add up to %d pence, but the figure is %d."
              .formatted(sum.expression(), sum.pence(), figurePence));
    }
    var whole = passed == 0 ? sum : sum.plus(passed);
    return Formula.money(whole.expression(), whole.pence());
  }

  /** What rows add up to, where nobody else says what that is. */
  static Formula cell(RowSum sum) {
    return Formula.money(sum.expression(), sum.pence());
  }

  /** The partner that stands today for which an account counts. */
  Optional<PartnerCode> whose(Account account) {
    if (AccountKind.COST.contains(account.kind())) {
      return account
          .scheme()
          .flatMap(fund::scheme)
          .map(scheme -> fund.presentPartner(scheme.lead()));
    }
    return account.partner().or(account::provider).map(fund::presentPartner);
  }

  /** The figure in which postings count. */
  Optional<FigureReference> figure(Line line) {
    for (var name : FIGURES) {
      var posted = (Origin.Posted) name.origin();
      if (posted.book() == line.book() && posted.kinds().contains(line.account().kind())) {
        var partner =
            posted.of() == Origin.Of.FUND ? Horizon.ALL : whose(line.account()).orElseThrow();
        return Optional.of(FigureReference.of(name, partner, line.year(), line.year()));
      }
    }
    return Optional.empty();
  }

  /** What each book debits, in pence. */
  Map<Book, Long> debitsByBook() {
    return Collections.unmodifiableMap(debits);
  }

  /** What each book credits, in pence: as much, if it balances. */
  Map<Book, Long> creditsByBook() {
    return Collections.unmodifiableMap(credits);
  }
}

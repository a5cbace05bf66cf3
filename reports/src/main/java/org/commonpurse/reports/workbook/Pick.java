package org.commonpurse.reports.workbook;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;

/**
 * A condition on one column of the entries, for a formula and for us: the two say the same.
 * <p>
 * Spreadsheets read a criterion of figures, such as {@code 1e5} or {@code 001}, as a number, and signs in it
 * as operators. A code therefore has its sort and a colon before it, here and in the column, as
 * {@code stream:1e5}; years are numbers; other criteria are words of ours.
 *
 * @param column  which is looked at
 * @param criterion  as {@code SUMIFS} takes it
 * @param counts  whether a row counts
 */
record Pick(EntryColumn column, String criterion, Predicate<Row> counts) {

  /**
   * What postings are added up under.
   *
   * @param year  in which they count
   * @param isOpening  whether they bring forward what was there before
   */
  record Line(Book book, Account account, FinancialYear year, boolean isOpening) {}

  /**
   * A line with what follows from its account, and what its postings add up to.
   *
   * @param whose  the partner that stands today for which it counts, if for one
   * @param figure  in which it counts, if in one
   */
  record Row(Line line, Optional<PartnerCode> whose, Optional<FigureReference> figure, long pence) {

    Account account() {
      return line.account();
    }
  }

  static Pick book(Book book) {
    return new Pick(EntryColumn.BOOK, quoted(words(book)), row -> row.line().book() == book);
  }

  static Pick account(AccountKind kind) {
    return new Pick(EntryColumn.ACCOUNT, quoted(kind.word()), row -> row.account().kind() == kind);
  }

  static Pick in(FinancialYear year) {
    return new Pick(
        EntryColumn.YEAR,
        Integer.toString(year.startYear()),
        row -> row.line().year().equals(year));
  }

  /** In a year or before it. */
  static Pick upTo(FinancialYear year) {
    return new Pick(
        EntryColumn.YEAR,
        quoted("<=" + year.startYear()),
        row -> row.line().year().compareTo(year) <= 0);
  }

  static Pick openings(boolean areWanted) {
    return new Pick(
        EntryColumn.MOVEMENT,
        quoted(movement(areWanted)),
        row -> row.line().isOpening() == areWanted);
  }

  /** What stands in the column of books. */
  static String words(Book book) {
    return book.name().toLowerCase(Locale.ROOT);
  }

  /** What stands in the column for openings, and for what moved. */
  static String movement(boolean isOpening) {
    return isOpening ? "opening" : "movement";
  }

  static Pick of(Dimension dimension, Code code) {
    return new Pick(
        EntryColumn.of(dimension),
        quoted(key(dimension, code)),
        row -> row.account().value(dimension).filter(code::equals).isPresent());
  }

  /** What counts for a partner that stands today, those it succeeded included. */
  static Pick countsFor(PartnerCode partner) {
    return new Pick(
        EntryColumn.COUNTS_FOR,
        quoted(key(Dimension.PARTNER, partner)),
        row -> row.whose().filter(partner::equals).isPresent());
  }

  /** What counts in a figure of a partner and year. */
  static Pick figure(FigureReference figure) {
    return new Pick(
        EntryColumn.FIGURE,
        quoted(figure.toString()),
        row -> row.figure().filter(figure::equals).isPresent());
  }

  /** How a code stands in its column. */
  static String key(Dimension dimension, Code code) {
    return dimension.word() + ":" + code.value();
  }

  private static String quoted(String words) {
    return "\"" + words + "\"";
  }
}

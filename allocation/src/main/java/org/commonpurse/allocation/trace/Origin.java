package org.commonpurse.allocation.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.settlement.MovedMoney;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;

/** Where a figure comes from: postings, or other figures. */
public sealed interface Origin {

  /** Whether it stands at the end of a year, and does not add up over years. */
  boolean isToDate();

  /** What a figure with this origin is added up from. */
  FigureTrace.Source follow(FigureReference figure, Tracer tracer);

  /** Whose a figure is. */
  enum Of {
    /** Of the partner that the account names, together with those it succeeded. */
    PARTNER,
    /** Of the partner that leads the scheme that the account names. */
    LEAD,
    /** Of the partner that the account names as provider, together with those it succeeded. */
    PROVIDER,
    /** Of the fund as a whole. */
    FUND
  }

  /** Which entries of an account count. */
  enum Entries {
    /** All of them. */
    ALL,
    /** Those that {@linkplain MovedMoney moved money}. */
    WITH_MONEY,
    /** The others. */
    WITHOUT_MONEY;

    /** Whether an entry counts that moved money, or did not. */
    boolean count(boolean movedMoney) {
      return this == ALL || movedMoney == (this == WITH_MONEY);
    }
  }

  /** In which years entries count. */
  enum Span {
    /** In the years of the figure: what happened in them. */
    IN_YEARS,
    /** In all years up to the figure's: what stands at the end of it. */
    TO_DATE
  }

  /**
   * Added up from postings.
   *
   * @param book  the book of the entries
   * @param kinds  the kinds of account, one or more
   * @param isDebit  whether a debit counts as positive; otherwise a credit does
   * @param of  whose it is
   * @param detail  what it can be told apart by; empty for nothing
   * @param entries  which entries of the accounts count
   * @param span  in which years
   */
  record Posted(
      Book book,
      Set<AccountKind> kinds,
      boolean isDebit,
      Of of,
      Optional<Dimension> detail,
      Entries entries,
      Span span)
      implements Origin {

    public Posted {
      Objects.requireNonNull(book, "book");
      kinds = Set.copyOf(kinds);
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(entries, "entries");
      Objects.requireNonNull(span, "span");
    }

    /** What a posting of so many pence brings to such a figure. */
    long signed(long pence) {
      return isDebit ? pence : Math.negateExact(pence);
    }

    /** Whether an entry of a year counts for a figure of years. */
    boolean counts(FinancialYear year, FinancialYear first, FinancialYear last) {
      return year.compareTo(last) <= 0 && (span == Span.TO_DATE || year.compareTo(first) >= 0);
    }

    @Override
    public boolean isToDate() {
      return span == Span.TO_DATE;
    }

    @Override
    public FigureTrace.Source follow(FigureReference figure, Tracer tracer) {
      return new FigureTrace.OfEntries(tracer.entries(figure, this));
    }

    static Posted debits(Book book, Of of, Dimension detail, AccountKind... kinds) {
      return posted(book, true, of, Optional.of(detail), kinds);
    }

    static Posted credits(Book book, Of of, Dimension detail, AccountKind... kinds) {
      return posted(book, false, of, Optional.of(detail), kinds);
    }

    /** Of the money of the fund, told apart by nothing; debits count as positive. */
    static Posted debits(Of of, AccountKind... kinds) {
      return posted(Book.ACTUAL, true, of, Optional.empty(), kinds);
    }

    /** Of the money of the fund, told apart by nothing; credits count as positive. */
    static Posted credits(Of of, AccountKind... kinds) {
      return posted(Book.ACTUAL, false, of, Optional.empty(), kinds);
    }

    private static Posted posted(
        Book book, boolean isDebit, Of of, Optional<Dimension> detail, AccountKind... kinds) {
      return new Posted(book, Set.of(kinds), isDebit, of, detail, Entries.ALL, Span.IN_YEARS);
    }

    /** Of some of the entries alone. */
    Posted by(Entries only) {
      return new Posted(book, kinds, isDebit, of, detail, only, span);
    }

    /** What stands at the end of a year. */
    Posted toDate() {
      return new Posted(book, kinds, isDebit, of, detail, entries, Span.TO_DATE);
    }
  }

  /** Added up from other figures of the same partner and years. */
  record Sum(List<Part> parts) implements Origin {

    /** A figure that is added, or taken off. */
    public record Part(FigureName figure, boolean isAdded) {}

    public Sum {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean isToDate() {
      return parts.stream().anyMatch(part -> part.figure().origin().isToDate());
    }

    @Override
    public FigureTrace.Source follow(FigureReference figure, Tracer tracer) {
      return new FigureTrace.OfParts(
          parts.stream()
              .map(
                  part ->
                      new FigureTrace.Part(
                          part.isAdded(), tracer.trace(figure.name(part.figure()))))
              .toList());
    }

    static Sum of(FigureName first) {
      return new Sum(List.of(new Part(first, true)));
    }

    Sum plus(FigureName figure) {
      return with(new Part(figure, true));
    }

    Sum less(FigureName figure) {
      return with(new Part(figure, false));
    }

    private Sum with(Part part) {
      var longer = new ArrayList<>(parts);
      longer.add(part);
      return new Sum(longer);
    }
  }
}

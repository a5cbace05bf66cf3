package org.commonpurse.allocation.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;

/** Where a figure comes from: postings, or other figures. */
public sealed interface Origin {

  /** Whether it is what stands at the end of the last of its years, and not what these moved. */
  boolean isToDate();

  /** What a figure with this origin is added up from. */
  FigureTrace.Source follow(FigureReference figure, Tracer tracer);

  /** Whose a figure is. */
  enum Of {
    /** Of the partner that the account names, together with those it succeeded. */
    PARTNER,
    /** Of the partner that leads the scheme that the account names. */
    LEAD,
    /** Of the fund as a whole. */
    FUND
  }

  /**
   * Added up from postings.
   *
   * @param book  the book of the entries
   * @param kinds  the kinds of account, one or more
   * @param isDebit  whether a debit counts as positive; otherwise a credit does
   * @param of  whose it is
   * @param detail  what it can be told apart by; empty for nothing
   * @param isToDate  whether it is what stood at the end of the last year, whenever it was posted;
   *     otherwise what the years moved
   */
  record Posted(
      Book book,
      Set<AccountKind> kinds,
      boolean isDebit,
      Of of,
      Optional<Dimension> detail,
      boolean isToDate)
      implements Origin {

    public Posted {
      Objects.requireNonNull(book, "book");
      kinds = Set.copyOf(kinds);
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public FigureTrace.Source follow(FigureReference figure, Tracer tracer) {
      return new FigureTrace.OfEntries(tracer.entries(figure, this));
    }

    static Posted debits(Book book, Of of, Dimension detail, AccountKind... kinds) {
      return new Posted(book, Set.of(kinds), true, of, Optional.of(detail), false);
    }

    static Posted credits(Book book, Of of, Dimension detail, AccountKind... kinds) {
      return new Posted(book, Set.of(kinds), false, of, Optional.of(detail), false);
    }

    /** The same without anything to tell it apart by. */
    Posted whole() {
      return new Posted(book, kinds, isDebit, of, Optional.empty(), isToDate);
    }

    /** What stands at the end of a year, in place of what years moved. */
    Posted toDate() {
      return new Posted(book, kinds, isDebit, of, detail, true);
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
      return parts.stream().allMatch(part -> part.figure().origin().isToDate());
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

package org.commonpurse.ledger.journal;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.ledger.id.Code;

/**
 * Some accounts of a fund.
 *
 * @param book  the book; empty for all
 * @param kinds  kinds of accounts; empty for all
 * @param where  codes by dimension; an account must have one of them in each
 */
public record AccountPattern(
    Optional<Book> book, Set<AccountKind> kinds, Map<Dimension, Set<Code>> where) {

  /** Every account of every book. */
  public static final AccountPattern ALL = new AccountPattern(Optional.empty(), Set.of(), Map.of());

  public AccountPattern {
    Objects.requireNonNull(book, "book");
    kinds = Set.copyOf(kinds);
    where = Map.copyOf(where);
    where.forEach((dimension, codes) -> codes.forEach(dimension::require));
  }

  /** Accounts of these kinds in a book; of all kinds if none is named. */
  public static AccountPattern of(Book book, AccountKind... kinds) {
    return ALL.book(book).kinds(Set.of(kinds));
  }

  /** Only those of the book. */
  public AccountPattern book(Book only) {
    return new AccountPattern(Optional.of(only), kinds, where);
  }

  /** Only those of one of the kinds; of all if none is named. */
  public AccountPattern kinds(Set<AccountKind> only) {
    return new AccountPattern(book, only, where);
  }

  /** Only those with one of the codes in the dimension. */
  public AccountPattern where(Dimension dimension, Code... codes) {
    var narrower = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    narrower.putAll(where);
    var inOrder = new TreeSet<>(Code.BY_VALUE);
    inOrder.addAll(List.of(codes));
    narrower.put(dimension, inOrder);
    return new AccountPattern(book, kinds, narrower);
  }

  /**
   * Checks that each kind of account that is named has the dimensions in which codes are; else all of
   * its accounts would be left out without a word.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_DIMENSION_NOT_OF_KIND}
   */
  public AccountPattern requireDimensionsOfKinds() {
    for (Dimension dimension : where.keySet()) {
      kinds.stream()
          .filter(kind -> !kind.dimensions().contains(dimension))
          .min(Comparator.naturalOrder())
          .ifPresent(
              kind -> {
                throw kind.lacks(dimension);
              });
    }
    return this;
  }

  /** Whether kinds or codes leave any account of a book out. */
  public boolean isNarrow() {
    return !kinds.isEmpty() || !where.isEmpty();
  }

  /** Whether the account is one of them. */
  public boolean matches(Book accountBook, Account account) {
    return book.map(only -> only == accountBook).orElse(true)
        && (kinds.isEmpty() || kinds.contains(account.kind()))
        && where.entrySet().stream()
            .allMatch(
                wanted ->
                    account
                        .value(wanted.getKey())
                        .map(code -> wanted.getValue().contains(code))
                        .orElse(false));
  }
}

package org.commonpurse.ledger.rule;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;

/**
 * Some accounts of a fund.
 *
 * @param book  the book; empty for all
 * @param kinds  kinds of accounts; empty for all
 * @param where  codes by dimension; an account must have one of them in each
 */
public record AccountPattern(
    Optional<Book> book, Set<AccountKind> kinds, Map<Dimension, Set<Code>> where) {

  public AccountPattern {
    Objects.requireNonNull(book, "book");
    kinds = Set.copyOf(kinds);
    where = Map.copyOf(where);
    where.forEach((dimension, codes) -> codes.forEach(dimension::require));
  }

  /** Accounts of these kinds in a book. */
  public static AccountPattern of(Book book, AccountKind... kinds) {
    return new AccountPattern(Optional.of(book), Set.of(kinds), Map.of());
  }

  /** Only those with the code in the dimension. */
  public AccountPattern where(Dimension dimension, Code code) {
    var narrower = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    narrower.putAll(where);
    narrower.put(dimension, Set.of(code));
    return new AccountPattern(book, kinds, narrower);
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

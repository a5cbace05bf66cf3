package org.commonpurse.ledger.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;

/** Finds the accounts of a fund that a query speaks of, and refuses codes that do not exist. */
final class AccountFilter {

  private final FundState state;
  private final List<FundState.PlacedAccount> accounts;
  private Optional<Book> book = Optional.empty();
  private Set<AccountKind> kinds = Set.of();
  private Map<Dimension, Set<Code>> where = Map.of();

  AccountFilter(FundState state, List<FundState.PlacedAccount> accounts) {
    this.state = state;
    this.accounts = accounts;
  }

  AccountFilter book(Book only) {
    book = Optional.of(only);
    return this;
  }

  AccountFilter kinds(Set<AccountKind> only) {
    kinds = only;
    return this;
  }

  /**
   * Only accounts with one of the codes in each dimension.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PARTNER_UNKNOWN} and its
   *     like for a code that neither the fund nor one of its accounts has
   */
  AccountFilter where(Map<Dimension, Set<Code>> only) {
    where = new EnumMap<>(Dimension.class);
    where.putAll(only);
    where.forEach(
        (dimension, codes) ->
            codes.stream().sorted(Code.BY_VALUE).forEach(code -> require(dimension, code)));
    return this;
  }

  private void require(Dimension dimension, Code code) {
    state.check().requireKnown(dimension, code, "the query");
    boolean registered =
        switch (dimension) {
          case PARTNER, PROVIDER, STREAM, SCHEME, MEASURE -> true;
          case CLAUSE, RESERVE, NATURE -> false;
        };
    if (!registered
        && accounts.stream()
            .noneMatch(
                placed -> placed.account().value(dimension).stream().anyMatch(code::equals))) {
      throw EntryCheck.unknown(state.code(), dimension, code, "the query");
    }
  }

  /** The accounts that the query speaks of. */
  List<FundState.PlacedAccount> find() {
    return accounts.stream().filter(this::matches).toList();
  }

  /** Their ids. */
  List<Long> ids() {
    return find().stream().map(FundState.PlacedAccount::id).toList();
  }

  private boolean matches(FundState.PlacedAccount placed) {
    Account account = placed.account();
    return book.map(only -> only == placed.book()).orElse(true)
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

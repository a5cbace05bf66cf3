package org.commonpurse.ledger.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;

/**
 * Which balances of a fund to find.
 * <p>
 * Start from {@link #of} and narrow it: {@code BalanceQuery.of(fund, ACTUAL).asAt(day).by(PARTNER)}.
 *
 * @param fund  the fund
 * @param book  the book
 * @param from  the first effective day that counts, inclusive; empty for all before
 * @param asAt  the last effective day that counts, inclusive; empty for all after
 * @param kinds  kinds of accounts; empty for all
 * @param where  codes by dimension: an account counts if it has one of the codes in each
 * @param by  what to tell apart, in this order; empty for one total
 * @param asKnown  only what was recorded at this moment or before; empty for all
 * @param partners  whether partners and those they succeeded are shown apart or together
 */
public record BalanceQuery(
    FundCode fund,
    Book book,
    Optional<LocalDate> from,
    Optional<LocalDate> asAt,
    Set<AccountKind> kinds,
    Map<Dimension, Set<Code>> where,
    List<Grouping> by,
    Optional<Instant> asKnown,
    Partners partners) {

  public BalanceQuery {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(book, "book");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(asAt, "asAt");
    kinds = Set.copyOf(kinds);
    where = Map.copyOf(where);
    where.forEach((dimension, codes) -> codes.forEach(dimension::require));
    by = List.copyOf(by);
    Objects.requireNonNull(asKnown, "asKnown");
    Objects.requireNonNull(partners, "partners");
  }

  /** As known now, with partners apart. */
  public BalanceQuery(
      FundCode fund,
      Book book,
      Optional<LocalDate> from,
      Optional<LocalDate> asAt,
      Set<AccountKind> kinds,
      Map<Dimension, Set<Code>> where,
      List<Grouping> by) {
    this(fund, book, from, asAt, kinds, where, by, Optional.empty(), Partners.APART);
  }

  /** The whole book as one total. */
  public static BalanceQuery of(FundCode fund, Book book) {
    return new BalanceQuery(
        fund, book, Optional.empty(), Optional.empty(), Set.of(), Map.of(), List.of());
  }

  /** Only what counts on the day or later. */
  public BalanceQuery from(LocalDate first) {
    return new BalanceQuery(
        fund, book, Optional.of(first), asAt, kinds, where, by, asKnown, partners);
  }

  /** Only what counts on the day or earlier. */
  public BalanceQuery asAt(LocalDate last) {
    return new BalanceQuery(
        fund, book, from, Optional.of(last), kinds, where, by, asKnown, partners);
  }

  /** Only accounts of these kinds. */
  public BalanceQuery kinds(AccountKind... only) {
    return new BalanceQuery(fund, book, from, asAt, Set.of(only), where, by, asKnown, partners);
  }

  /** Only accounts that have one of the codes in the dimension. */
  public BalanceQuery where(Dimension dimension, Code... codes) {
    var narrower = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    narrower.putAll(where);
    var inOrder = new TreeSet<>(Code.BY_VALUE);
    inOrder.addAll(List.of(codes));
    narrower.put(dimension, inOrder);
    return new BalanceQuery(fund, book, from, asAt, kinds, narrower, by, asKnown, partners);
  }

  /** Told apart by these, in this order. */
  public BalanceQuery by(Grouping... groupings) {
    return new BalanceQuery(
        fund, book, from, asAt, kinds, where, List.of(groupings), asKnown, partners);
  }

  /** Only what was recorded at the moment or before. */
  public BalanceQuery asKnown(Instant moment) {
    return new BalanceQuery(
        fund, book, from, asAt, kinds, where, by, Optional.of(moment), partners);
  }

  /** With partners and those they succeeded shown as one. */
  public BalanceQuery together() {
    return new BalanceQuery(fund, book, from, asAt, kinds, where, by, asKnown, Partners.TOGETHER);
  }
}

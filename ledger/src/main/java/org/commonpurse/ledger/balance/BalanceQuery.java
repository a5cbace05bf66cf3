package org.commonpurse.ledger.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.Span;

/**
 * Which balances of a fund to find.
 * <p>
 * Start from {@link #of} and narrow it: {@code BalanceQuery.of(fund, ACTUAL).asAt(day).by(PARTNER)}.
 *
 * @param fund  the fund
 * @param accounts  which accounts count, of one book
 * @param span  which days count, as known when
 * @param by  what to tell apart, in this order; empty for one total
 * @param partners  whether partners and those they succeeded are shown apart or together
 */
public record BalanceQuery(
    FundCode fund, AccountPattern accounts, Span span, List<Grouping> by, Partners partners) {

  public BalanceQuery {
    Objects.requireNonNull(fund, "fund");
    if (accounts.book().isEmpty()) {
      throw new IllegalArgumentException("A balance is of one book.");
    }
    Objects.requireNonNull(span, "span");
    by = List.copyOf(by);
    Objects.requireNonNull(partners, "partners");
  }

  /** The whole book as one total, as known now, with partners apart. */
  public static BalanceQuery of(FundCode fund, Book book) {
    return new BalanceQuery(fund, AccountPattern.of(book), Span.ALL, List.of(), Partners.APART);
  }

  /**
   * Checks that what is asked for can be told by what is asked: no kind of account that is named may
   * lack a dimension in which codes are, and of those by which balances are told apart each must be
   * one of some kind.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_DIMENSION_NOT_OF_KIND}
   */
  public BalanceQuery requireDimensionsOfKinds() {
    var kinds = accounts.requireDimensionsOfKinds().kinds();
    by.stream()
        .flatMap(grouping -> grouping.dimension().stream())
        .filter(
            dimension -> kinds.stream().noneMatch(kind -> kind.dimensions().contains(dimension)))
        .forEach(
            dimension ->
                kinds.stream()
                    .min(Comparator.naturalOrder())
                    .ifPresent(
                        kind -> {
                          throw kind.lacks(dimension);
                        }));
    return this;
  }

  /** The book. */
  public Book book() {
    return accounts.book().orElseThrow();
  }

  /** Only these accounts. */
  public BalanceQuery accounts(AccountPattern only) {
    return new BalanceQuery(fund, only, span, by, partners);
  }

  /** Only these days, as known then. */
  public BalanceQuery span(Span only) {
    return new BalanceQuery(fund, accounts, only, by, partners);
  }

  /** Only what counts on the day or later. */
  public BalanceQuery from(LocalDate first) {
    return span(span.from(first));
  }

  /** Only what counts on the day or earlier. */
  public BalanceQuery asAt(LocalDate last) {
    return span(span.asAt(last));
  }

  /** Only what was recorded at the moment or before. */
  public BalanceQuery asKnown(Instant moment) {
    return span(span.asKnown(moment));
  }

  /** Only accounts of these kinds. */
  public BalanceQuery kinds(AccountKind... only) {
    return kinds(Set.of(only));
  }

  /** Only accounts of these kinds, one or more. */
  public BalanceQuery kinds(Set<AccountKind> only) {
    return accounts(accounts.kinds(only));
  }

  /** Only accounts that have one of the codes in the dimension. */
  public BalanceQuery where(Dimension dimension, Code... codes) {
    return accounts(accounts.where(dimension, codes));
  }

  /** Told apart by these, in this order. */
  public BalanceQuery by(Grouping... groupings) {
    return new BalanceQuery(fund, accounts, span, List.of(groupings), partners);
  }

  /** With partners and those they succeeded shown as one. */
  public BalanceQuery together() {
    return new BalanceQuery(fund, accounts, span, by, Partners.TOGETHER);
  }
}

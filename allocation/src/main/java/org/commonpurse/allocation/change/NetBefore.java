package org.commonpurse.allocation.change;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.period.PeriodStatus;

/**
 * What net after sharing was made of as it was known at a moment.
 *
 * @param since  the moment, inclusive
 * @param sequence  of the last entry that was recorded by then
 * @param lastYear  the last year that was shown
 * @param pence  what stood on each account of savings, extra costs and sharing, in pence; each is positive
 *     where it is good for the partner, since all three kinds are debits then
 * @param closed  the periods that were closed by then
 */
public record NetBefore(
    Instant since,
    long sequence,
    FinancialYear lastYear,
    Map<Account, Long> pence,
    Set<Period> closed) {

  static final Set<AccountKind> OF_IMPACT = EnumSet.of(AccountKind.SAVING, AccountKind.BURDEN);

  public NetBefore {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(lastYear, "lastYear");
    pence = Map.copyOf(pence);
    closed = Set.copyOf(closed);
  }

  /**
   * Reads it.
   *
   * @param at  the books as they were known at the moment
   * @param since  the moment
   * @return empty if no year had figures then, or there was no fund
   */
  public static Optional<NetBefore> of(Snapshot at, FundCode fund, Instant since) {
    if (at.funds().find(fund).isEmpty()) {
      return Optional.empty();
    }
    var years = Horizons.of(at, fund).years();
    if (years.isEmpty()) {
      return Optional.empty();
    }
    var pence = new HashMap<Account, Long>();
    add(pence, at, BalanceQuery.of(fund, Book.IMPACT).kinds(OF_IMPACT));
    add(pence, at, BalanceQuery.of(fund, Book.ACTUAL).kinds(Set.of(AccountKind.SHARING)));
    return Optional.of(
        new NetBefore(
            since,
            at.stamp(fund).sequence(),
            years.get(years.size() - 1),
            pence,
            closed(at, fund, since)));
  }

  private static void add(Map<Account, Long> pence, Snapshot at, BalanceQuery query) {
    for (var row : at.balances().of(query.by(Grouping.ACCOUNT))) {
      pence.merge(row.key().account(), row.pence(), Math::addExact);
    }
  }

  /** Periods are told as they stand now, with all that was done to them and when. */
  private static Set<Period> closed(Snapshot at, FundCode fund, Instant since) {
    return at.periods().list(fund).stream()
        .map(
            status ->
                status.afterFirst(
                    (int)
                        status.events().stream()
                            .filter(event -> !event.recordedAt().isAfter(since))
                            .count()))
        .filter(status -> status.state() != PeriodState.OPEN)
        .map(PeriodStatus::period)
        .collect(Collectors.toSet());
  }
}

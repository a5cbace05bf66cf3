package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/**
 * Which entries of a fund to read, and from which end of its journal.
 * <p>
 * Start from {@link #of} and narrow it: {@code EntryQuery.of(fund).book(ACTUAL).from(first)}. An
 * entry is found if all that is asked holds; kinds and dimensions ask for one posting that has them
 * all.
 *
 * @param fund  the fund
 * @param accounts  the book, and the accounts of which one has a posting
 * @param span  when it counts and was recorded
 * @param filter  what else is asked of it
 * @param paging  which part of what is found
 */
public record EntryQuery(
    FundCode fund, AccountPattern accounts, Span span, EntryFilter filter, Paging paging) {

  public EntryQuery {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(paging, "paging");
  }

  /** The first hundred entries of the fund. */
  public static EntryQuery of(FundCode fund) {
    return new EntryQuery(fund, AccountPattern.ALL, Span.ALL, EntryFilter.NONE, Paging.FIRST);
  }

  /** Only entries with a posting to one of the accounts. */
  public EntryQuery accounts(AccountPattern only) {
    return new EntryQuery(fund, only, span, filter, paging);
  }

  /** Only entries that count, and were recorded, within it. */
  public EntryQuery span(Span only) {
    return new EntryQuery(fund, accounts, only, filter, paging);
  }

  /** Only entries of which this holds too. */
  public EntryQuery filter(EntryFilter only) {
    return new EntryQuery(fund, accounts, span, only, paging);
  }

  /** Another part of the same entries. */
  public EntryQuery paging(Paging wanted) {
    return new EntryQuery(fund, accounts, span, filter, wanted);
  }

  /** Only entries of the book. */
  public EntryQuery book(Book only) {
    return accounts(accounts.book(only));
  }

  /** Only entries with a posting to an account of one of the kinds. */
  public EntryQuery kinds(Set<AccountKind> only) {
    return accounts(accounts.kinds(only));
  }

  /** Only entries with a posting that has one of the codes. */
  public EntryQuery where(Dimension dimension, Code... codes) {
    return accounts(accounts.where(dimension, codes));
  }

  /** Only entries that count on the day or later. */
  public EntryQuery from(LocalDate first) {
    return span(span.from(first));
  }

  /** Only entries that count on the day or earlier. */
  public EntryQuery asAt(LocalDate last) {
    return span(span.asAt(last));
  }

  /** Only entries recorded at the moment or earlier. */
  public EntryQuery asKnown(Instant moment) {
    return span(span.asKnown(moment));
  }

  /** Only entries with the reference. */
  public EntryQuery reference(String only) {
    return filter(filter.reference(only));
  }

  /** Only the entry with the key. */
  public EntryQuery key(EntryKey only) {
    return filter(filter.key(only));
  }

  /** Only entries that follow the one with the sequence. */
  public EntryQuery after(long sequence) {
    return paging(paging.after(sequence));
  }

  /** At most so many entries. */
  public EntryQuery limit(int most) {
    return paging(paging.limit(most));
  }
}

package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PAGE_OUT_OF_RANGE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * @param book  the book; empty for all
 * @param from  the first effective day, inclusive; empty for no limit
 * @param asAt  the last effective day, inclusive; empty for no limit
 * @param asKnown  only entries recorded at this moment or before; empty for all
 * @param kinds  kinds of accounts; empty for all
 * @param where  codes by dimension
 * @param reference  the reference, exactly; empty for all
 * @param key  the key, exactly; empty for all
 * @param filter  what else is asked of them
 * @param order  from which end of the journal
 * @param afterSequence  only entries that follow this one in that order; 0 for the first
 * @param limit  the greatest number of entries, from 1 to 1,000
 */
public record EntryQuery(
    FundCode fund,
    Optional<Book> book,
    Optional<LocalDate> from,
    Optional<LocalDate> asAt,
    Optional<Instant> asKnown,
    Set<AccountKind> kinds,
    Map<Dimension, Set<Code>> where,
    Optional<String> reference,
    Optional<EntryKey> key,
    EntryFilter filter,
    Order order,
    long afterSequence,
    int limit) {

  /** The greatest number of entries in one answer. */
  public static final int LIMIT_MAX = 1000;

  public EntryQuery {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(book, "book");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(asKnown, "asKnown");
    kinds = Set.copyOf(kinds);
    where = Map.copyOf(where);
    where.forEach((dimension, codes) -> codes.forEach(dimension::require));
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(order, "order");
    if (limit < 1 || limit > LIMIT_MAX || afterSequence < 0) {
      throw LEDGER_PAGE_OUT_OF_RANGE
          .because(
              "Ask for 1 to "
                  + LIMIT_MAX
                  + " entries after a sequence of 0 or more, not for "
                  + limit
                  + " after "
                  + afterSequence
                  + ".",
              "limit",
              limit,
              "after",
              afterSequence)
          .toException();
    }
  }

  /** The first hundred entries of the fund. */
  public static EntryQuery of(FundCode fund) {
    return new EntryQuery(
        fund,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        EntryFilter.NONE,
        Order.OLDEST,
        0,
        100);
  }

  /** Only entries of the book. */
  public EntryQuery book(Book only) {
    return new EntryQuery(
        fund,
        Optional.of(only),
        from,
        asAt,
        asKnown,
        kinds,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries that count on the day or later. */
  public EntryQuery from(LocalDate first) {
    return new EntryQuery(
        fund,
        book,
        Optional.of(first),
        asAt,
        asKnown,
        kinds,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries that count on the day or earlier. */
  public EntryQuery asAt(LocalDate last) {
    return new EntryQuery(
        fund,
        book,
        from,
        Optional.of(last),
        asKnown,
        kinds,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries recorded at the moment or earlier. */
  public EntryQuery asKnown(Instant moment) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        Optional.of(moment),
        kinds,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** The same entries, up to another day and moment. */
  public EntryQuery seenFrom(Optional<LocalDate> last, Optional<Instant> moment) {
    return new EntryQuery(
        fund,
        book,
        from,
        last,
        moment,
        kinds,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries with a posting to an account of one of the kinds. */
  public EntryQuery kinds(Set<AccountKind> only) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        only,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries with a posting that has one of the codes. */
  public EntryQuery where(Dimension dimension, Code... codes) {
    var narrower = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    narrower.putAll(where);
    var inOrder = new TreeSet<>(Code.BY_VALUE);
    inOrder.addAll(Set.of(codes));
    narrower.put(dimension, inOrder);
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        kinds,
        narrower,
        reference,
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries with the reference. */
  public EntryQuery reference(String only) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        kinds,
        where,
        Optional.of(only),
        key,
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only the entry with the key. */
  public EntryQuery key(EntryKey only) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        kinds,
        where,
        reference,
        Optional.of(only),
        filter,
        order,
        afterSequence,
        limit);
  }

  /** Only entries of which this holds too. */
  public EntryQuery filter(EntryFilter only) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        kinds,
        where,
        reference,
        key,
        only,
        order,
        afterSequence,
        limit);
  }

  /** The same entries, from one end of the journal or the other. */
  public EntryQuery order(Order wanted) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        kinds,
        where,
        reference,
        key,
        filter,
        wanted,
        afterSequence,
        limit);
  }

  /** Only entries that follow the one with the sequence. */
  public EntryQuery after(long sequence) {
    return new EntryQuery(
        fund, book, from, asAt, asKnown, kinds, where, reference, key, filter, order, sequence,
        limit);
  }

  /** At most so many entries. */
  public EntryQuery limit(int most) {
    return new EntryQuery(
        fund,
        book,
        from,
        asAt,
        asKnown,
        kinds,
        where,
        reference,
        key,
        filter,
        order,
        afterSequence,
        most);
  }
}

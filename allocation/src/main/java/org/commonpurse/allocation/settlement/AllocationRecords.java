package org.commonpurse.allocation.settlement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/** The recorded allocations of a fund, found by their keys. */
final class AllocationRecords {

  private final Snapshot books;
  private final FundCode fund;

  AllocationRecords(Snapshot books, FundCode fund) {
    this.books = books;
    this.fund = fund;
  }

  /** The keys of all revisions, in the order in which they were recorded. */
  private List<AllocationKey> keys() {
    return books.allocations().keys(fund).stream()
        .map(key -> AllocationKey.parse(key.value()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A revision of a fund that was recorded, which it stays. */
  private record Revision(FundCode fund, AllocationKey key) {}

  private RecordedAllocation get(AllocationKey key) {
    return books.madeOf(
        new Revision(fund, key), revision -> find(revision.key().entryKey()).orElseThrow());
  }

  /** Every revision of every allocation, in the order in which they were recorded. */
  List<RecordedAllocation> list() {
    return keys().stream().map(this::get).toList();
  }

  /** One revision, if it was recorded. */
  Optional<RecordedAllocation> find(String key) {
    return books
        .allocations()
        .find(fund, new EntryKey(key))
        .map(document -> AllocationRecord.read(books, document));
  }

  /** The latest revision for the agreement and the period that a key names. */
  Optional<RecordedAllocation> latest(AllocationKey key) {
    return latestOf(keys().stream().filter(each -> each.series().equals(key.series())).toList());
  }

  private Optional<RecordedAllocation> latestOf(List<AllocationKey> revisions) {
    return revisions.stream().max(Comparator.comparingInt(AllocationKey::revision)).map(this::get);
  }

  /** The latest revision for a period of each agreement that was applied to it. */
  SortedMap<AgreementCode, RecordedAllocation> latest(FinancialYear year, int throughMonth) {
    var latest = new TreeMap<AgreementCode, RecordedAllocation>();
    keys().stream()
        .filter(key -> key.year().equals(year) && key.throughMonth() == throughMonth)
        .map(AllocationKey::agreement)
        .distinct()
        .forEach(
            agreement ->
                latest(new AllocationKey(agreement, year, throughMonth, 1))
                    .ifPresent(recorded -> latest.put(agreement, recorded)));
    return latest;
  }

  /** The latest revision of every allocation, in order of period and agreement. */
  List<RecordedAllocation> latest() {
    return latestOf(key -> true);
  }

  /** The latest revision of every allocation by an agreement up to a period, that included, in order. */
  List<RecordedAllocation> latestThrough(AllocationKey last) {
    return latestOf(
        key ->
            key.agreement().equals(last.agreement())
                && key.sortable().compareTo(last.sortable()) <= 0);
  }

  private List<RecordedAllocation> latestOf(Predicate<AllocationKey> which) {
    var latest = new TreeMap<String, AllocationKey>();
    for (var key : keys().stream().filter(which).toList()) {
      latest.merge(
          key.sortable() + " " + key.agreement(),
          key,
          (one, other) -> other.revision() > one.revision() ? other : one);
    }
    return latest.values().stream().map(this::get).toList();
  }

  /** The revision that a decision made, if it made one. */
  Optional<RecordedAllocation> firstWith(AllocationKey key, Decision decision) {
    return keys().stream()
        .filter(each -> each.series().equals(key.series()))
        .sorted(Comparator.comparingInt(AllocationKey::revision))
        .map(this::get)
        .filter(recorded -> recorded.decisions().stream().anyMatch(decision::saysTheSameAs))
        .findFirst();
  }

  /** Another period of the same year that the same agreement was applied to, if there is one. */
  Optional<AllocationKey> otherInYear(AllocationKey key) {
    return keys().stream()
        .filter(each -> each.agreement().equals(key.agreement()))
        .filter(each -> each.year().equals(key.year()))
        .filter(each -> each.throughMonth() != key.throughMonth())
        .max(Comparator.comparing(AllocationKey::sortable));
  }

  /** The latest revision of each earlier period of the year that a key names, in order of time. */
  List<RecordedAllocation> inYearBefore(AllocationKey key) {
    return latest().stream()
        .filter(
            recorded -> {
              var each = AllocationKey.parse(recorded.key()).orElseThrow();
              return each.agreement().equals(key.agreement())
                  && each.year().equals(key.year())
                  && each.throughMonth() < key.throughMonth();
            })
        .toList();
  }

  /** The latest revision of the last period before the one that a key names, if there is any. */
  Optional<RecordedAllocation> before(AllocationKey key) {
    var earlier =
        keys().stream()
            .filter(each -> each.agreement().equals(key.agreement()))
            .filter(each -> each.sortable().compareTo(key.sortable()) < 0)
            .toList();
    return earlier.stream()
        .map(AllocationKey::sortable)
        .max(Comparator.naturalOrder())
        .flatMap(
            last ->
                latestOf(earlier.stream().filter(each -> each.sortable().equals(last)).toList()));
  }
}

package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;

/**
 * What identifies a recorded allocation, and so records it once.
 *
 * @param agreement  the agreement's code; its version is not part of the key, so that applying
 *     another version to the same period is a revision and not a second allocation
 * @param throughMonth  the last month covered, counted from April
 * @param revision  counted from 1
 */
record AllocationKey(AgreementCode agreement, FinancialYear year, int throughMonth, int revision) {

  private static final Pattern FORM =
      Pattern.compile("allocation/([^/]+)/([^/]+)/([0-9]{2})/([0-9]{1,9})");

  /**
   * The key as {@link #entryKey} writes it.
   *
   * @return empty if it is none
   */
  static Optional<AllocationKey> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new AllocationKey(
                AgreementCode.of(matcher.group(1)),
                FinancialYear.parse(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4))))
        : Optional.empty();
  }

  /** The key of the revision that follows on the latest, or of the first. */
  static AllocationKey next(Allocation allocation, Optional<RecordedAllocation> latest) {
    var outturn = allocation.outturn();
    return new AllocationKey(
        allocation.agreement().code(),
        outturn.year(),
        outturn.throughMonth(),
        latest.map(RecordedAllocation::revision).orElse(0) + 1);
  }

  /** The key of another revision of the same allocation. */
  AllocationKey withRevision(int other) {
    return new AllocationKey(agreement, year, throughMonth, other);
  }

  /** The part that all revisions share. */
  String series() {
    return "allocation/%s/%s/%02d".formatted(agreement, year, throughMonth);
  }

  String entryKey() {
    return series() + "/" + revision;
  }

  /** A reference that fits an entry: {@code 2023-24/12/1 sch-3-4-2}. */
  String reference(String what) {
    return "%s/%02d/%d %s".formatted(year, throughMonth, revision, what);
  }

  /** The period in a form that sorts by time: {@code 2023-24/12}. */
  String sortable() {
    return sortable(year, throughMonth);
  }

  static String sortable(FinancialYear year, int throughMonth) {
    return "%s/%02d".formatted(year, throughMonth);
  }

  String period() {
    return period(year, throughMonth);
  }

  /** A period in words: {@code 2023-24}, or {@code 2023-24 to month 6}. */
  static String period(FinancialYear year, int throughMonth) {
    return throughMonth == 12 ? year.toString() : year + " to month " + throughMonth;
  }

  LocalDate lastDay() {
    return year.first().plusMonths(throughMonth).minusDays(1);
  }
}

package org.commonpurse.reports.workbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Posting;

/**
 * An entry as the workbook lists it, without its personal texts.
 *
 * @param sequence  its place in the fund's journal
 * @param key  the key it was posted with
 * @param kind  what sort of entry it is
 * @param isOpening  whether it brings forward what the fund held before its books began, or takes back one
 *     that did: it is no movement of its year
 * @param effectiveOn  the day on which it counts
 * @param recordedAt  when it was recorded
 * @param book  the book in which it counts
 * @param postings  in whole pence, debits positive
 * @param seal  the hash, as 64 hexadecimal digits, that chains it to the link before it
 */
public record WorkbookEntry(
    long sequence,
    EntryKey key,
    EntryKind kind,
    boolean isOpening,
    LocalDate effectiveOn,
    Instant recordedAt,
    Book book,
    List<Posting> postings,
    String seal) {

  public WorkbookEntry {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(book, "book");
    postings = List.copyOf(postings);
    Objects.requireNonNull(seal, "seal");
  }

  /** The financial year in which it counts. */
  FinancialYear year() {
    return FinancialYear.of(effectiveOn);
  }
}

package org.commonpurse.allocation.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;

/**
 * Taking back what still stands of an entry of the IMPACT book. What was taken back of it by hand before
 * is not taken back twice.
 *
 * @param on  the day on which the taking back counts
 * @param narrative  why
 * @param key  the key of the reversal
 */
record TakingBack(FundCode fund, LocalDate on, String narrative, EntryKey key, Actor by) {

  /** A line of an entry: an entry may both debit and credit one account, and each is taken back alone. */
  private record Line(Account account, boolean isDebit) {

    static Line of(Posting posting) {
      return new Line(posting.account(), posting.pence() > 0);
    }

    static Line takenBackBy(Posting posting) {
      return new Line(posting.account(), posting.pence() < 0);
    }
  }

  /**
   * Takes back what is left of an entry.
   *
   * @return the sequence of the reversal; empty where nothing is left
   */
  Optional<Long> of(Writing books, long sequence) {
    var entry = entry(books, sequence);
    if (entry.reversedBy().isEmpty()) {
      return reverse(books, sequence, Optional.empty());
    }
    var left = new LinkedHashMap<Line, Long>();
    for (var posting : entry.entry().postings()) {
      left.merge(Line.of(posting), posting.pence(), Math::addExact);
    }
    for (long reversal : entry.reversedBy()) {
      for (var posting : entry(books, reversal).entry().postings()) {
        left.merge(Line.takenBackBy(posting), posting.pence(), Math::addExact);
      }
    }
    var rest = new ArrayList<Posting>();
    left.forEach(
        (line, pence) -> {
          if (pence != 0) {
            rest.add(new Posting(line.account(), pence));
          }
        });
    return rest.isEmpty() ? Optional.empty() : reverse(books, sequence, Optional.of(rest));
  }

  private Optional<Long> reverse(Writing books, long sequence, Optional<List<Posting>> part) {
    return Optional.of(
        books
            .journal()
            .reverse(new Reversal(fund, sequence, on, narrative, part, key, by))
            .sequence());
  }

  private RecordedEntry entry(Writing books, long sequence) {
    return books
        .journal()
        .entries(EntryQuery.of(fund).after(sequence - 1).limit(1))
        .entries()
        .get(0);
  }
}

package org.commonpurse.api.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.api.operation.plan.ScheduleRow;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/**
 * Entries written out in full: rows with one reference are the postings of one entry, debits positive
 * and credits negative. What the entry has but once stands in its first row.
 */
final class EntryFile {

  private EntryFile() {}

  /** One submission for each reference, in the order of the file. */
  static List<Submission> submissions(Fund fund, List<ScheduleRow> rows, Actor by) {
    var byReference = new LinkedHashMap<String, List<ScheduleRow>>();
    for (var row : rows) {
      byReference.computeIfAbsent(row.text("reference"), key -> new ArrayList<>()).add(row);
    }
    var submissions = new ArrayList<Submission>();
    byReference.forEach(
        (reference, lines) -> {
          var first = lines.get(0);
          var postings =
              lines.stream()
                  .map(
                      row ->
                          new Posting(
                              row.read("account", Account::parse),
                              row.pence("amount", fund.currency())))
                  .toList();
          var entry =
              new JournalEntry(
                  fund.code(),
                  first.read("book", text -> Book.valueOf(text.toUpperCase(Locale.ROOT))),
                  first.day("effective_on"),
                  first.text("narrative"),
                  reference,
                  postings,
                  first.code("kind", EntryKind::of),
                  approval(first),
                  false);
          submissions.add(new Submission(entry, new EntryKey("entry/" + reference), by));
        });
    return submissions;
  }

  private static Optional<Approval> approval(ScheduleRow row) {
    return row.text("approved_by").isEmpty()
        ? Optional.empty()
        : Optional.of(new Approval(row.read("approved_by", Actor::new), row.text("minute")));
  }
}

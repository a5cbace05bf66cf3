package org.commonpurse.api.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/** Contributions as they fall due in instalments and are received some days later. */
final class ContributionFile {

  private final Fund fund;
  private final Actor by;
  private final List<Submission> submissions = new ArrayList<>();

  private ContributionFile(Fund fund, Actor by) {
    this.fund = fund;
    this.by = by;
  }

  /** Two submissions for each instalment: it falls due, and it is received. */
  static List<Submission> submissions(Fund fund, List<FigureRow> rows, Actor by) {
    var file = new ContributionFile(fund, by);
    rows.forEach(file::add);
    return file.submissions;
  }

  private void add(FigureRow row) {
    var partner = row.code("partner", PartnerCode::of);
    var stream = row.code("stream", StreamCode::of);
    int instalments = row.count("instalments");
    long[] parts = Split.evenly(row.pence("amount", fund.currency()), instalments);
    for (int i = 0; i < instalments; i++) {
      var due = row.day("first_due").plusMonths((long) row.count("months_between") * i);
      var reference = "%s-%s-%s-%d".formatted(partner, stream, row.text("year"), i + 1);
      add(partner, stream, parts[i], reference, due, due.plusDays(row.count("days_to_pay")));
    }
  }

  private void add(
      PartnerCode partner,
      StreamCode stream,
      long pence,
      String reference,
      LocalDate due,
      LocalDate received) {
    var what =
        fund.partner(partner).orElseThrow().name()
            + ", "
            + fund.stream(stream).orElseThrow().name();
    submit(
        "due",
        due,
        "Contribution due: " + what,
        reference,
        Account.receivable(partner),
        Account.contribution(partner, stream),
        pence);
    submit(
        "received",
        received,
        "Contribution received: " + what,
        reference,
        Account.bank(),
        Account.receivable(partner),
        pence);
  }

  private void submit(
      String event,
      LocalDate on,
      String narrative,
      String reference,
      Account debit,
      Account credit,
      long pence) {
    var postings = List.of(Posting.debit(debit, pence), Posting.credit(credit, pence));
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, on, narrative, reference, postings);
    submissions.add(new Submission(entry, new EntryKey(event + "/" + reference), by));
  }
}

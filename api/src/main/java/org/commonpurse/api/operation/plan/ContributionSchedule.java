package org.commonpurse.api.operation.plan;

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
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/** Contributions as they fall due in instalments, and perhaps are received some days later. */
public final class ContributionSchedule {

  private final Fund fund;
  private final Cash cash;
  private final Actor by;
  private final List<Submission> submissions = new ArrayList<>();

  private ContributionSchedule(Fund fund, Cash cash, Actor by) {
    this.fund = fund;
    this.cash = cash;
    this.by = by;
  }

  /**
   * One submission for each instalment, which falls due, and one for what is received of it, where that
   * is taken to come as planned.
   */
  public static List<Submission> submissions(
      Fund fund, List<ScheduleRow> rows, Cash cash, Actor by) {
    var file = new ContributionSchedule(fund, cash, by);
    rows.forEach(file::add);
    return file.submissions;
  }

  private void add(ScheduleRow row) {
    row.requireKnown(fund, Dimension.PARTNER, Dimension.STREAM);
    var partner = row.code("partner", PartnerCode::of);
    var stream = row.code("stream", StreamCode::of);
    int instalments = row.count("instalments", 1, 366);
    long[] parts = Split.evenly(row.pence("amount", fund.currency()), instalments);
    for (int i = 0; i < instalments; i++) {
      var due = row.day("first_due").plusMonths((long) row.count("months_between", 0, 120) * i);
      var reference = "%s-%s-%s-%d".formatted(partner, stream, row.year("year"), i + 1);
      add(partner, stream, parts[i], reference, due, received(row, due));
    }
  }

  /** The day of the receipt; the due day where none is recorded, since no file has to tell it then. */
  private LocalDate received(ScheduleRow row, LocalDate due) {
    return cash == Cash.AS_PLANNED ? due.plusDays(row.count("days_to_pay", 0, 366)) : due;
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
    if (cash == Cash.AS_IT_COMES) {
      return;
    }
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
    submissions.add(new Submission(entry, new EntryKey(event + "/" + reference), by, true));
  }
}

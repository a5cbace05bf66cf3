package org.commonpurse.api.operation.plan;

import static org.commonpurse.api.problem.RequestProblem.SCHEDULE_UNBALANCED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.plan.Plans;

/** Budgets by scheme against contributions by partner: one entry for each year and stream. */
public final class BudgetSchedule {

  private BudgetSchedule() {}

  /** What a year's plan is made of by stream. */
  private record Key(FinancialYear year, StreamCode stream) {}

  /**
   * The plan, which counts from the first day of each year.
   *
   * @param budgets  rows of what schemes may spend
   * @param contributions  rows of what partners pay in
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SCHEDULE_UNBALANCED} if a stream's
   *     budgets in a year are not what is paid into it
   */
  public static List<Submission> submissions(
      Fund fund, List<ScheduleRow> budgets, List<ScheduleRow> contributions, Actor by) {
    var plans = new LinkedHashMap<Key, Map<Account, Long>>();
    for (var row : budgets) {
      row.requireKnown(fund, Dimension.SCHEME, Dimension.STREAM, Dimension.PROVIDER);
      add(
          plans,
          row,
          Account.spend(
              row.code("scheme", SchemeCode::of),
              row.code("stream", StreamCode::of),
              row.code("provider", PartnerCode::of)),
          row.pence("amount", fund.currency()));
    }
    for (var row : contributions) {
      row.requireKnown(fund, Dimension.PARTNER, Dimension.STREAM);
      add(
          plans,
          row,
          Account.contribution(
              row.code("partner", PartnerCode::of), row.code("stream", StreamCode::of)),
          Math.negateExact(row.pence("amount", fund.currency())));
    }
    var submissions = new ArrayList<Submission>();
    plans.forEach((key, sums) -> submissions.add(submission(fund, key, sums, by)));
    return submissions;
  }

  private static void add(
      Map<Key, Map<Account, Long>> plans, ScheduleRow row, Account account, long pence) {
    plans
        .computeIfAbsent(
            new Key(row.year("year"), row.code("stream", StreamCode::of)),
            key -> new LinkedHashMap<>())
        .merge(account, pence, Math::addExact);
  }

  private static Submission submission(Fund fund, Key key, Map<Account, Long> sums, Actor by) {
    long net = sums.values().stream().reduce(0L, Math::addExact);
    if (net != 0) {
      throw SCHEDULE_UNBALANCED
          .because(
              "The budgets of %s in %s come to %s more than what partners pay into it."
                  .formatted(key.stream(), key.year(), Amounts.printPounds(net)),
              "stream",
              key.stream(),
              "year",
              key.year())
          .toException();
    }
    var postings = new ArrayList<Posting>();
    sums.forEach((account, pence) -> postings.add(new Posting(account, pence)));
    var reference = "plan/" + key.year() + "/" + key.stream();
    var entry =
        new JournalEntry(
                fund.code(),
                Book.PLAN,
                key.year().first(),
                "Budget " + key.year() + ", " + fund.stream(key.stream()).orElseThrow().name(),
                reference,
                postings)
            .ofKind(Plans.BUDGET);
    return new Submission(entry, new EntryKey(reference), by, true);
  }
}

package org.commonpurse.ledger.plan;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DAY_OUTSIDE_YEAR;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_GROUPING_UNKNOWN;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_VIREMENT_EXCEEDS_BUDGET;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Journal;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/** Budgets, virements and forecasts of all funds, and their comparison with what was spent. */
public final class Plans {

  /** The kind of an entry that sets a budget. */
  public static final EntryKind BUDGET = EntryKind.of("budget");

  /** The kind of an entry that moves budget from one line to another. */
  public static final EntryKind VIREMENT = EntryKind.of("virement");

  /** The kind of an entry that forecasts a deviation from the budget. */
  public static final EntryKind FORECAST = EntryKind.of("forecast");

  /**
   * A line of spending.
   *
   * @param scheme  the scheme
   * @param stream  the stream that pays
   * @param provider  the partner that is paid
   */
  public record Line(SchemeCode scheme, StreamCode stream, PartnerCode provider) {

    Account spend() {
      return Account.spend(scheme, stream, provider);
    }

    Account forecast() {
      return Account.forecast(scheme, stream, provider);
    }
  }

  private final Books books;
  private final Journal journal;

  /**
   * Plans kept in these books.
   *
   * @param journal  the journal of the same books, for what is posted without looking at anything
   */
  public Plans(Books books, Journal journal) {
    this.books = books;
    this.journal = journal;
  }

  /**
   * Budgets a line, paid for by a partner.
   *
   * @param on  the day from which it counts
   * @param pence  more than nothing
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link Journal#post}
   */
  public Receipt budget(
      FundCode fund,
      LocalDate on,
      Line line,
      PartnerCode payer,
      long pence,
      EntryKey key,
      Actor by) {
    var entry =
        entry(
            fund,
            on,
            "Budget for " + line.scheme(),
            BUDGET,
            Optional.empty(),
            Posting.debit(line.spend(), pence),
            Posting.credit(Account.contribution(payer, line.stream()), pence));
    return journal.post(new Submission(entry, key, by));
  }

  /**
   * Moves budget from one line to another, as somebody approved.
   *
   * @param pence  more than nothing
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_VIREMENT_EXCEEDS_BUDGET} if
   *     the line has less in that year; and as {@link Journal#post}
   */
  public Receipt virement(
      FundCode fund,
      LocalDate on,
      Line from,
      Line to,
      long pence,
      Approval approval,
      EntryKey key,
      Actor by) {
    var entry =
        entry(
            fund,
            on,
            "Virement from " + from.scheme() + " to " + to.scheme(),
            VIREMENT,
            Optional.of(approval),
            Posting.debit(to.spend(), pence),
            Posting.credit(from.spend(), pence));
    return books.write(
        fund,
        writing -> {
          // A retry is answered by the journal, whatever has become of the budget since.
          if (writing.journal().entries(EntryQuery.of(fund).key(key)).entries().isEmpty()) {
            requireBudget(writing.balances(), fund, on, from, pence);
          }
          return writing.journal().post(new Submission(entry, key, by));
        });
  }

  private static void requireBudget(
      Balances balances, FundCode fund, LocalDate on, Line from, long pence) {
    FinancialYear year = FinancialYear.of(on);
    long budget =
        balances
            .of(
                BalanceQuery.of(fund, Book.PLAN)
                    .from(year.first())
                    .asAt(year.last())
                    .kinds(AccountKind.SPEND)
                    .by(Grouping.ACCOUNT))
            .stream()
            .filter(row -> row.key().account().equals(from.spend()))
            .mapToLong(BalanceRow::pence)
            .sum();
    if (budget < pence) {
      throw LEDGER_VIREMENT_EXCEEDS_BUDGET
          .because(
              "Line "
                  + from.spend()
                  + " has a budget of "
                  + Amounts.print(budget)
                  + " in "
                  + year
                  + ", less than the "
                  + Amounts.print(pence)
                  + " to move. Nothing was recorded.",
              "fund",
              fund,
              "budget",
              Amounts.plain(budget),
              "virement",
              Amounts.plain(pence))
          .toException();
    }
  }

  /**
   * Forecasts that a line will come out above its budget, or below it.
   *
   * @param pence  the deviation from what was forecast before: positive for more spending; not zero
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link Journal#post}
   */
  public Receipt forecast(
      FundCode fund, LocalDate on, Line line, long pence, String reason, EntryKey key, Actor by) {
    var entry =
        entry(
            fund,
            on,
            reason,
            FORECAST,
            Optional.empty(),
            new Posting(line.forecast(), pence),
            new Posting(Account.surplus(), -pence));
    return journal.post(new Submission(entry, key, by));
  }

  private static JournalEntry entry(
      FundCode fund,
      LocalDate on,
      String narrative,
      EntryKind kind,
      Optional<Approval> approval,
      Posting... postings) {
    return new JournalEntry(
        fund, Book.PLAN, on, narrative, "", List.of(postings), kind, approval, false);
  }

  /**
   * Budget against actual and forecast, as known now.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #compare(FundCode, FinancialYear,
   *     LocalDate, Optional, List)}
   */
  public List<PlanRow> compare(FundCode fund, FinancialYear year, LocalDate asAt, Grouping... by) {
    return compare(fund, year, asAt, Optional.empty(), List.of(by));
  }

  /**
   * Budget against actual and forecast.
   *
   * @param year  the financial year
   * @param asAt  the day up to which actual spending counts, in that year
   * @param asKnown  only what was recorded at this moment or before; empty for all
   * @param by  of {@link Grouping#SCHEME}, {@link Grouping#STREAM}, {@link Grouping#PROVIDER} and
   *     {@link Grouping#PARTNER}; a line's partner is the one that leads its scheme
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_GROUPING_UNKNOWN} for any
   *     other grouping; {@code LEDGER_DAY_OUTSIDE_YEAR}; {@code LEDGER_FUND_UNKNOWN}
   */
  public List<PlanRow> compare(
      FundCode fund,
      FinancialYear year,
      LocalDate asAt,
      Optional<Instant> asKnown,
      List<Grouping> by) {
    return books.at(new View(Optional.empty(), asKnown), at -> compare(at, fund, year, asAt, by));
  }

  private static List<PlanRow> compare(
      Snapshot books, FundCode fund, FinancialYear year, LocalDate asAt, List<Grouping> by) {
    Fund present = books.funds().get(fund);
    if (!FinancialYear.of(asAt).equals(year)) {
      throw LEDGER_DAY_OUTSIDE_YEAR
          .because(
              asAt + " is no day of " + year + ". Name one, or the other year.",
              "asAt",
              asAt,
              "year",
              year)
          .toException();
    }
    by.forEach(Plans::requireUsable);
    var rows = new TreeMap<RowKey, PlanRow>();
    Balances balances = books.balances();
    var plan = BalanceQuery.of(fund, Book.PLAN).from(year.first()).by(Grouping.ACCOUNT);
    var actual = BalanceQuery.of(fund, Book.ACTUAL).from(year.first()).by(Grouping.ACCOUNT);
    var budget = plan.asAt(year.last()).kinds(AccountKind.SPEND);
    var toDate = plan.asAt(asAt).kinds(AccountKind.SPEND);
    var spent = actual.asAt(asAt).kinds(AccountKind.COST);
    var deviations = plan.asAt(year.last()).kinds(AccountKind.FORECAST);
    // What is expected is the budget, but for the deviations that were forecast.
    add(present, rows, by, balances.of(budget), pence -> ofYear(new AgainstBudget(pence, pence)));
    add(present, rows, by, balances.of(toDate), pence -> toDate(AgainstBudget.budget(pence)));
    add(present, rows, by, balances.of(spent), pence -> toDate(AgainstBudget.spending(pence)));
    add(present, rows, by, balances.of(deviations), pence -> ofYear(AgainstBudget.spending(pence)));
    return List.copyOf(rows.values());
  }

  private static void add(
      Fund fund,
      TreeMap<RowKey, PlanRow> rows,
      List<Grouping> by,
      List<BalanceRow> found,
      LongFunction<PlanRow> amounts) {
    for (BalanceRow row : found) {
      var account = row.key().account();
      var key = new RowKey(by, by.stream().map(each -> word(fund, account, each)).toList());
      var added = amounts.apply(row.pence());
      rows.merge(key, new PlanRow(key, added.toDate(), added.year()), PlanRow::plus);
    }
  }

  private static PlanRow toDate(AgainstBudget amounts) {
    return new PlanRow(RowKey.ALL, amounts, AgainstBudget.NOTHING);
  }

  private static PlanRow ofYear(AgainstBudget amounts) {
    return new PlanRow(RowKey.ALL, AgainstBudget.NOTHING, amounts);
  }

  private static String word(Fund fund, Account account, Grouping grouping) {
    if (grouping == Grouping.PARTNER) {
      return account
          .scheme()
          .flatMap(fund::scheme)
          .map(Scheme::lead)
          .map(PartnerCode::value)
          .orElse("");
    }
    return grouping.dimension().flatMap(account::value).map(Code::value).orElse("");
  }

  private static void requireUsable(Grouping grouping) {
    switch (grouping) {
      case SCHEME, STREAM, PROVIDER, PARTNER -> {}
      default ->
          throw LEDGER_GROUPING_UNKNOWN
              .because(
                  "A plan is told apart by scheme, stream, provider and partner, not by "
                      + grouping.name().toLowerCase(Locale.ROOT)
                      + ".",
                  "grouping",
                  grouping.name().toLowerCase(Locale.ROOT))
              .toException();
    }
  }
}

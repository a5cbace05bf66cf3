package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_UNKNOWN;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.horizon.ReserveYears;
import org.commonpurse.api.operation.query.AccountQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.period.PeriodAction;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.reports.account.AccountContents;
import org.commonpurse.reports.account.FirstReported;
import org.commonpurse.reports.account.FirstReported.LateEntry;
import org.commonpurse.reports.account.MemorandumAccount;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;

/** The memorandum account of a pooled fund for a year, made from one state of the books. */
@OperationSpec(
    name = "memorandum-account",
    summary =
        "the pooled-budget memorandum account of a year: funding, expenditure, what is held and whose it"
            + " is; gross, own share and as agent",
    routes = {
      "GET /api/v1/funds/{fund}/reports/memorandum-account.pdf",
      "GET /api/v1/funds/{fund}/reports/memorandum-account.html",
      "GET /api/v1/funds/{fund}/reports/memorandum-account.json"
    },
    command = "report memorandum-account",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.REPORT_YEAR,
      ParameterGroup.ACCOUNT,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN
    },
    problems = {"REPORT_NOTHING_YET", "REPORT_UNKNOWN"})
public final class MemorandumAccountOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Memorandum accounts from these books.
   *
   * @param clock  tells on which day an account is prepared
   */
  public MemorandumAccountOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The account.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if the view has
   *     no figures of the year, {@code REPORT_UNKNOWN} if the fund is not pooled, {@code
   *     LEDGER_PARTNER_UNKNOWN}
   */
  public Report run(FundCode fund, AccountQuery query) {
    return MemorandumAccount.of(contents(fund, query));
  }

  /** What the account is made of; refuses as {@link #run}. */
  public AccountContents contents(FundCode code, AccountQuery query) {
    var now = ledger.books().at(query.view(), at -> now(at, code, query));
    return now.close()
        .flatMap(close -> firstReported(code, close, now.since(), query.view()))
        .map(now.contents()::with)
        .orElse(now.contents());
  }

  /**
   * What one state of the books says.
   *
   * @param close  of the year before, the first; empty where it was never closed
   * @param since  what was recorded of that year after it
   */
  private record Now(
      AccountContents contents, Optional<PeriodEvent> close, List<LateEntry> since) {}

  private Now now(Snapshot at, FundCode code, AccountQuery query) {
    var contents = asKnown(at, code, query);
    var close =
        firstClose(at, code, contents.budget().year().previous())
            .filter(event -> hasYear(contents.horizon(), event.period().year()));
    return new Now(
        contents,
        close,
        close
            .map(event -> since(at, code, event.period().year(), event.recordedAt()))
            .orElse(List.of()));
  }

  private AccountContents asKnown(Snapshot at, FundCode code, AccountQuery query) {
    var fund = at.funds().get(code);
    requirePooled(fund);
    var horizon = Reports.withYears(at, code);
    var year = Reports.yearOf(horizon, query.year());
    return new AccountContents(
        fund,
        horizon,
        BudgetYears.of(at, code, year),
        ReserveYears.of(at, code, year),
        Optional.empty(),
        partner(fund, query.partner()),
        query.control(),
        BooksFooting.of(fund, year.last(), Days.inEngland(clock.instant()), at.stamp(code)));
  }

  private static void requirePooled(Fund fund) {
    if (fund.kind() != FundKind.POOLED) {
      throw REPORT_UNKNOWN
          .because(
              "Fund %s is not pooled: its parts stay in each partner's own accounts, so it has no memorandum account."
                  .formatted(fund.code()),
              "name",
              "memorandum-account")
          .toException();
    }
  }

  private static Partner partner(Fund fund, Optional<PartnerCode> asked) {
    asked.ifPresent(
        code -> new EntryCheck(fund).requireKnown(Dimension.PARTNER, code, "the parameter for"));
    return fund.partner(fund.presentPartner(asked.orElse(fund.host()))).orElseThrow();
  }

  private static boolean hasYear(Horizon horizon, FinancialYear year) {
    return horizon.years().contains(year);
  }

  /** The first close of a year that is known: of its thirteenth period, else of its twelfth. */
  private static Optional<PeriodEvent> firstClose(Snapshot at, FundCode fund, FinancialYear year) {
    return List.of(year.period(Period.YEAR_END), year.period(12)).stream()
        .flatMap(period -> at.periods().status(fund, period).events().stream())
        .filter(event -> event.action() == PeriodAction.CLOSE)
        .filter(event -> at.view().knows(event.recordedAt()))
        .findFirst();
  }

  /**
   * What was known at a close, which no later entry changes; empty where nothing was known of the year
   * then.
   */
  private Optional<FirstReported> firstReported(
      FundCode fund, PeriodEvent close, List<LateEntry> since, View view) {
    var then = new View(view.asAt(), Optional.of(close.recordedAt()));
    var horizon = ledger.books().at(then, at -> Horizons.of(at, fund));
    return hasYear(horizon, close.period().year())
        ? Optional.of(new FirstReported(close.period(), close.recordedAt(), horizon, since))
        : Optional.empty();
  }

  private static List<LateEntry> since(
      Snapshot at, FundCode fund, FinancialYear year, Instant closedAt) {
    var late = new ArrayList<LateEntry>();
    var query =
        Optional.of(
            EntryQuery.of(fund)
                .asAt(year.last())
                .filter(EntryFilter.NONE.recordedSince(closedAt))
                .limit(Paging.LIMIT_MAX));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      for (var recorded : page.entries()) {
        var entry = recorded.entry();
        if (recorded.recordedAt().isAfter(closedAt) && entry.book() != Book.IMPACT) {
          late.add(
              new LateEntry(
                  recorded.sequence(),
                  entry.effectiveOn(),
                  Days.inEngland(recorded.recordedAt()),
                  entry.narrative()));
        }
      }
      query = page.next();
    }
    return late;
  }
}

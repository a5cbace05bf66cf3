package org.commonpurse.api.operation.report;

import static org.commonpurse.allocation.problem.TraceProblem.TRACE_PARTNER_SUCCEEDED;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Question;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.statement.PartnerStatement;

/** Statements of the accounts that partners have with a fund, made from one state of the books. */
@OperationSpec(
    name = "partner-statement",
    summary =
        "a partner's account in a year: due, received, claimed, charged by clause with its working",
    routes = {
      "GET /api/v1/funds/{fund}/reports/statements/{partner}.pdf",
      "GET /api/v1/funds/{fund}/reports/statements/{partner}.html",
      "GET /api/v1/funds/{fund}/reports/statements/{partner}.json"
    },
    command = "report statement",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.ONE_PARTNER,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.YEAR, ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    problems = {
      "QUERY_YEAR_MISSING",
      "LEDGER_DAYS_OUT_OF_ORDER",
      "LEDGER_STATEMENT_TOO_LONG",
      "TRACE_PARTNER_SUCCEEDED"
    })
public final class PartnerStatementOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Statements from these books.
   *
   * @param clock  tells on which day a statement is prepared
   */
  public PartnerStatementOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The statement of a partner in a year, up to the end of the year or the day of the view, if that is
   * earlier.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PARTNER_UNKNOWN}, {@code
   *     TRACE_PARTNER_SUCCEEDED} if another stands in the place of the partner, {@code
   *     LEDGER_DAYS_OUT_OF_ORDER} if the view ends before the year begins, {@code
   *     LEDGER_STATEMENT_TOO_LONG}
   */
  public Report run(FundCode fund, PartnerCode partner, FinancialYear year, View view) {
    return at(
        view,
        year,
        at -> {
          var known = require(at.funds().get(fund), partner);
          var accounts = AccountsInBooks.of(at, fund, year, Reports.today(clock));
          return PartnerStatement.of(
              accounts, known, AccountsInBooks.statement(at, accounts, known));
        });
  }

  /**
   * The statements of all partners in a year, all out of one state of the books, in the order of the
   * fund.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #run}
   */
  public Map<PartnerCode, Report> all(FundCode fund, FinancialYear year, View view) {
    return at(
        view,
        year,
        at -> {
          var accounts = AccountsInBooks.of(at, fund, year, Reports.today(clock));
          var reports = new LinkedHashMap<PartnerCode, Report>();
          for (var partner : accounts.fund().presentPartners()) {
            reports.put(
                partner.code(),
                PartnerStatement.of(
                    accounts, partner, AccountsInBooks.statement(at, accounts, partner)));
          }
          return reports;
        });
  }

  /** Answers out of the books as they stood at the end of a year, or on an earlier day of the view. */
  private <T> T at(View view, FinancialYear year, Question<T> question) {
    var day = view.asAt().filter(asAt -> asAt.isBefore(year.last())).orElse(year.last());
    return ledger.books().at(new View(Optional.of(day), view.asKnown()), question);
  }

  private static Partner require(Fund fund, PartnerCode code) {
    new EntryCheck(fund).requireKnown(Dimension.PARTNER, code, "the report");
    var present = fund.presentPartner(code);
    if (!present.equals(code)) {
      throw TRACE_PARTNER_SUCCEEDED
          .because(
              "%s was succeeded by %s, whose statement holds its account. Ask for that."
                  .formatted(code, present),
              "partner",
              code)
          .toException();
    }
    return fund.partner(code).orElseThrow();
  }
}

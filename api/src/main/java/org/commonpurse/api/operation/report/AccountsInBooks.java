package org.commonpurse.api.operation.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.statement.PartnerAccounts;

/** Reads the accounts of partners out of one state of the books. */
final class AccountsInBooks {

  private AccountsInBooks() {}

  /**
   * The accounts of a fund in a year, up to the last day of the view.
   *
   * @param at  one state of the books, in which no day after the year counts
   * @param on  the day on which the report is prepared
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  static PartnerAccounts of(Snapshot at, FundCode code, FinancialYear year, LocalDate on) {
    var fund = at.funds().get(code);
    return new PartnerAccounts(
        fund,
        year,
        FigureSums.of(at, fund),
        Dues.of(at, code, Optional.empty()),
        Allocations.list(at, code).stream()
            .collect(Collectors.toMap(RecordedAllocation::key, Function.identity())),
        BooksFooting.of(fund, year.last(), on, at.stamp(code)));
  }

  /**
   * What happened in the year on the receivable and payable accounts of a partner and of those it
   * succeeded.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_DAYS_OUT_OF_ORDER} if the view
   *     ends before the year begins, {@code LEDGER_STATEMENT_TOO_LONG}
   */
  static Statement statement(Snapshot at, PartnerAccounts accounts, Partner partner) {
    var fund = accounts.fund();
    return at.balances()
        .statement(
            new StatementQuery(
                fund.code(),
                Book.ACTUAL,
                fund.partners().stream()
                    .filter(each -> fund.presentPartner(each.code()).equals(partner.code()))
                    .flatMap(each -> StatementQuery.accountsOf(each.code()).stream())
                    .toList(),
                at.view().apply(Span.ALL.from(accounts.year().first())),
                Partners.TOGETHER));
  }
}

package org.commonpurse.ledger.balance;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DAYS_OUT_OF_ORDER;

import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Span;

/**
 * Which statement of a fund to find.
 *
 * @param fund  the fund
 * @param book  the book
 * @param accounts  the accounts that it is of, all together; at least one
 * @param span  which days are listed, as known when; all before the first is in the opening balance
 * @param partners  whether what stood on the accounts of predecessors is listed too
 */
public record StatementQuery(
    FundCode fund, Book book, List<Account> accounts, Span span, Partners partners) {

  public StatementQuery {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(book, "book");
    accounts = List.copyOf(accounts);
    Objects.requireNonNull(partners, "partners");
    var from = span.from();
    var asAt = span.asAt();
    if (from.isPresent() && asAt.isPresent() && asAt.get().isBefore(from.get())) {
      throw LEDGER_DAYS_OUT_OF_ORDER
          .because(
              "A statement from "
                  + from.get()
                  + " as at "
                  + asAt.get()
                  + " would end before it begins. Exchange the days.",
              "from",
              from.get(),
              "asAt",
              asAt.get())
          .toException();
    }
  }

  /** The same, of other days or known at another moment. */
  public StatementQuery span(Span wanted) {
    return new StatementQuery(fund, book, accounts, wanted, partners);
  }

  /** What a partner owes the fund and is owed by it: its receivable and its payable account. */
  public static List<Account> accountsOf(PartnerCode partner) {
    return List.of(Account.receivable(partner), Account.payable(partner));
  }
}

package org.commonpurse.ledger.balance;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DAYS_OUT_OF_ORDER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;

/**
 * Which statement of a fund to find.
 *
 * @param fund  the fund
 * @param book  the book
 * @param accounts  the accounts that it is of, all together; at least one
 * @param from  the first day listed, inclusive; all before is in the opening balance; empty for the
 *     beginning
 * @param asAt  the last day listed, inclusive; empty for the end
 * @param asKnown  only what was recorded at this moment or before; empty for all
 * @param partners  whether what stood on the accounts of predecessors is listed too
 */
public record StatementQuery(
    FundCode fund,
    Book book,
    List<Account> accounts,
    Optional<LocalDate> from,
    Optional<LocalDate> asAt,
    Optional<Instant> asKnown,
    Partners partners) {

  public StatementQuery {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(book, "book");
    accounts = List.copyOf(accounts);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(asKnown, "asKnown");
    Objects.requireNonNull(partners, "partners");
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

  /** What a partner owes the fund and is owed by it: its receivable and its payable account. */
  public static List<Account> accountsOf(PartnerCode partner) {
    return List.of(Account.receivable(partner), Account.payable(partner));
  }
}

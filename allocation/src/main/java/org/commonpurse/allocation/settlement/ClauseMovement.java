package org.commonpurse.allocation.settlement;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;

/**
 * What one revision of a result changed by one clause, in the year in which its entry counts. A late
 * revision that was routed to an open period counts in that period's year, as the books do.
 *
 * @param clause  the clause
 * @param countsIn  the year of its entry, or of its period where it posted none
 * @param takenPence  what it takes off the fund in pence: positive of a cost that partners, reserves
 *     or nobody bear from now on, negative of money that it gives out or keeps. What it covered by
 *     underspends or uncommitted money of other lines stays with the fund and is not in it
 * @param postings  what it posted, debits positive, in pence
 */
public record ClauseMovement(
    Clause clause, FinancialYear countsIn, long takenPence, Map<Account, Long> postings) {

  public ClauseMovement {
    Objects.requireNonNull(clause, "clause");
    Objects.requireNonNull(countsIn, "countsIn");
    var inOrder = new TreeMap<Account, Long>(java.util.Comparator.comparing(Account::path));
    inOrder.putAll(postings);
    postings = Collections.unmodifiableMap(inOrder);
  }

  /** What it posted to accounts of a kind, debits positive, in pence. */
  public long posted(AccountKind kind) {
    return postings.entrySet().stream()
        .filter(posting -> posting.getKey().kind() == kind)
        .mapToLong(Map.Entry::getValue)
        .reduce(0, Math::addExact);
  }
}

package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * What the ledger holds in reserves on a day, which an application begins with: what entries drew or
 * topped up counts as what earlier results did.
 *
 * @param byAccount  in pence, positive where something is held
 */
record HeldReserves(Map<Account, Long> byAccount) {

  /**
   * What is held at the end of a day.
   *
   * @param replaced  the results whose entries do not count, since they are to be replaced
   */
  static HeldReserves of(
      Snapshot books, Fund fund, LocalDate day, Predicate<AllocationKey> replaced) {
    var held = new HashMap<Account, Long>();
    var leftOut = new HashSet<Long>();
    for (var recorded : entries(books, fund)) {
      // An entry routed to an open period counts here on the day that it is for.
      var on = recorded.submittedOn().orElse(recorded.entry().effectiveOn());
      boolean isReplaced =
          recorded.reverses().filter(leftOut::contains).isPresent()
              || result(recorded.key()).filter(replaced).isPresent();
      if (isReplaced) {
        leftOut.add(recorded.sequence());
      } else if (!on.isAfter(day)) {
        for (var posting : recorded.entry().postings()) {
          if (posting.account().kind() == AccountKind.RESERVE) {
            held.merge(posting.account(), Math.negateExact(posting.pence()), Math::addExact);
          }
        }
      }
    }
    return new HeldReserves(held);
  }

  /** The result that posted an entry. */
  private static Optional<AllocationKey> result(EntryKey entry) {
    int cut = entry.value().lastIndexOf('/');
    return cut < 0 ? Optional.empty() : AllocationKey.parse(entry.value().substring(0, cut));
  }

  private static List<RecordedEntry> entries(Snapshot books, Fund fund) {
    var entries = new ArrayList<RecordedEntry>();
    var next =
        Optional.of(
            EntryQuery.of(fund.code())
                .book(Book.ACTUAL)
                .kinds(Set.of(AccountKind.RESERVE))
                .limit(Paging.LIMIT_MAX));
    while (next.isPresent()) {
      var page = books.journal().entries(next.get());
      entries.addAll(page.entries());
      next = page.next();
    }
    return entries;
  }

  /** With what results of the same day, not posted yet, put in or draw. */
  HeldReserves after(Postings postings) {
    var held = new HashMap<>(byAccount);
    for (var clause : postings.clauses()) {
      postings
          .of(clause)
          .forEach(
              (account, pence) -> {
                if (account.kind() == AccountKind.RESERVE) {
                  held.merge(account, Math.negateExact(pence), Math::addExact);
                }
              });
    }
    return new HeldReserves(held);
  }

  /** A state with the reserves that it or an agreement knows as the ledger holds them. */
  State in(State state, Fund fund, Agreement agreement) {
    var codes = new HashSet<>(state.reserves().keySet());
    agreement.reserves().stream().map(Reserve::code).forEach(codes::add);
    var balances = new HashMap<ReserveCode, Balance>();
    for (var code : codes) {
      // What belongs to nobody in particular is kept in the host's name.
      boolean hostOwns =
          agreement.parties().index(fund.host()).isPresent()
              && agreement.reserves().stream()
                  .filter(reserve -> reserve.code().equals(code))
                  .allMatch(reserve -> reserve.ownedBy().isPresent());
      var byOwner = byOwner(code);
      Long hosts = hostOwns ? null : byOwner.remove(fund.host());
      balances.put(code, new Balance(byOwner, hosts == null ? 0 : hosts));
    }
    return state.withReserves(balances);
  }

  /** What a reserve holds, by the partner in whose name it does. */
  Map<PartnerCode, Long> byOwner(ReserveCode reserve) {
    var byOwner = new HashMap<PartnerCode, Long>();
    byAccount.forEach(
        (account, pence) -> {
          if (account.value(Dimension.RESERVE).filter(reserve::equals).isPresent() && pence != 0) {
            byOwner.merge(account.partner().orElseThrow(), pence, Math::addExact);
          }
        });
    return byOwner;
  }
}

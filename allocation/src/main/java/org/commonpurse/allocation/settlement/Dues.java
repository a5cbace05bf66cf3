package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.DUE_NOT_OPEN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * What partners owe the fund and are owed by it, worked out from the journal: instalments of
 * contributions as well as what clauses charge and credit.
 * <p>
 * An entry on a partner's receivable account raises a due, unless it moves money: one that also
 * stands on the bank account, or is of the kind {@code payment}, settles dues. It settles those that
 * it names by their reference, and otherwise the oldest. Open dues and what was paid on account
 * together are the balance of the receivable account, to the penny.
 *
 * @param dues  all of them, settled or not, the oldest first
 * @param onAccountPence  what was paid and settles no due yet, by partner: negative where the partner
 *     paid it
 */
public record Dues(List<Due> dues, SortedMap<PartnerCode, Long> onAccountPence) {

  static final Comparator<Due> OLDEST_FIRST =
      Comparator.comparing(Due::dueOn).thenComparing(Due::entry).thenComparing(Due::partner);

  public Dues {
    dues = List.copyOf(dues);
    onAccountPence = Collections.unmodifiableSortedMap(new TreeMap<>(onAccountPence));
  }

  /**
   * The dues of a fund, as its books are looked at.
   *
   * @param only  whose; of all partners if none is named
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, {@code
   *     LEDGER_PARTNER_UNKNOWN}
   */
  public static Dues of(Snapshot books, FundCode code, Optional<PartnerCode> only) {
    var fund = books.funds().get(code);
    only.ifPresent(
        partner -> new EntryCheck(fund).requireKnown(Dimension.PARTNER, partner, "the query"));
    var journal = new Reader(new ChargeRecords(books, fund.code()));
    entries(books, fund, only).forEach(journal::add);
    var dues = new ArrayList<Due>();
    var onAccount = new TreeMap<PartnerCode, Long>();
    journal.byPartner.forEach(
        (partner, settling) -> {
          if (only.map(partner::equals).orElse(true)) {
            settling.settle();
            dues.addAll(settling.dues());
            long rest = settling.onAccountPence();
            if (rest != 0) {
              onAccount.put(partner, rest);
            }
          }
        });
    dues.sort(OLDEST_FIRST);
    return new Dues(dues, onAccount);
  }

  /**
   * The dues of a fund that a partner disputes and of which something is still to be paid, the oldest first.
   * Nothing is read where nobody ever disputed anything.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static List<Due> disputed(Snapshot books, FundCode code) {
    return new ChargeRecords(books, code).saysNothing()
        ? List.of()
        : of(books, code, Optional.empty()).open().stream()
            .filter(due -> due.dispute().isPresent())
            .toList();
  }

  /** Those of which something is still to be paid. */
  public List<Due> open() {
    return dues.stream().filter(due -> due.openPence() != 0).toList();
  }

  /**
   * The open due that an entry raised of a partner, among its own.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code DUE_NOT_OPEN}
   */
  Due requireOpen(long entry, PartnerCode partner) {
    return open().stream()
        .filter(due -> due.entry() == entry && due.partner().equals(partner))
        .findFirst()
        .orElseThrow(
            () ->
                DUE_NOT_OPEN
                    .because(
                        "Entry %d raised no due of %s that is still open; list the open dues of the partner."
                            .formatted(entry, partner),
                        "entry",
                        entry,
                        "partner",
                        partner)
                    .toException());
  }

  private static List<RecordedEntry> entries(
      Snapshot books, Fund fund, Optional<PartnerCode> only) {
    var entries = new ArrayList<RecordedEntry>();
    var query =
        EntryQuery.of(fund.code())
            .book(Book.ACTUAL)
            .kinds(Set.of(AccountKind.RECEIVABLE))
            .limit(Paging.LIMIT_MAX);
    var next = Optional.of(only.map(one -> query.where(Dimension.PARTNER, one)).orElse(query));
    while (next.isPresent()) {
      var page = books.journal().entries(next.get());
      entries.addAll(page.entries());
      next = page.next();
    }
    return entries;
  }

  /** Reads entries into what each partner owes and paid. */
  private static final class Reader {

    private final ChargeRecords charges;
    private final SortedMap<PartnerCode, Settling> byPartner = new TreeMap<>();
    private final MovedMoney moved = new MovedMoney();
    private final Set<Long> seen = new HashSet<>();

    Reader(ChargeRecords charges) {
      this.charges = charges;
    }

    private Settling of(PartnerCode partner) {
      return byPartner.computeIfAbsent(partner, code -> new Settling(code, charges));
    }

    /** An entry; what it reverses was added before it. */
    void add(RecordedEntry recorded) {
      var reverses = recorded.reverses().filter(seen::contains);
      boolean isPayment = moved.isBy(recorded);
      seen.add(recorded.sequence());
      var raised = new TreeMap<PartnerCode, Long>();
      for (var posting : recorded.entry().postings()) {
        if (posting.account().kind() == AccountKind.RECEIVABLE) {
          var partner = posting.account().partner().orElseThrow();
          var settling = of(partner);
          if (reverses.isPresent()) {
            settling.takeBack(reverses.get(), recorded.sequence(), posting.pence());
          } else if (isPayment) {
            settling.paid(recorded, posting.pence());
          } else {
            raised.merge(partner, posting.pence(), Math::addExact);
          }
        }
      }
      raised.forEach((partner, pence) -> of(partner).raised(recorded, pence));
    }
  }
}

package org.commonpurse.ledger.reconciliation;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_RECONCILED_UP_TO_MISSING;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SUM_OVERFLOW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.Entries;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/** Compares what partners say they paid with what the journal has received from them. */
public final class Reconciliations {

  /** How far apart the days of a payment and its receipt may lie if nothing else is said. */
  public static final int DAYS = 10;

  /** The most that the amounts of a partner's list come to, whatever their signs, in pence. */
  private static final long SUM_MAX_PENCE = 10_000 * Amounts.LARGEST_PENCE;

  private final Books books;

  /** Compares with these books. */
  public Reconciliations(Books books) {
    this.books = books;
  }

  /** Compares all that a partner paid with all that was received, days at most {@link #DAYS} apart. */
  public Reconciliation of(FundCode fund, PartnerCode partner, List<PartnerItem> theirs) {
    return of(fund, partner, theirs, Optional.empty(), Optional.empty(), DAYS);
  }

  /**
   * Compares what a partner paid with what was received in some days.
   * <p>
   * Lines dated outside these days are still looked at where they may belong to a line inside them,
   * and otherwise left to the comparison of the days before or after.
   *
   * @param from  the first day, inclusive; empty for no limit
   * @param to  the last day, inclusive; empty for no limit
   * @param daysMax  how far apart the days of lines without a common reference may lie
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN} or {@code
   *     LEDGER_PARTNER_UNKNOWN}
   */
  public Reconciliation of(
      FundCode fund,
      PartnerCode partner,
      List<PartnerItem> theirs,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int daysMax) {
    return books.now(at -> of(at, fund, partner, theirs, from, to, daysMax, Long.MAX_VALUE));
  }

  /**
   * The same, in one state of the books.
   *
   * @param lastSequence  the sequence of the last entry to look at
   */
  public static Reconciliation of(
      Snapshot at,
      FundCode fund,
      PartnerCode partner,
      List<PartnerItem> theirs,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int daysMax,
      long lastSequence) {
    new EntryCheck(at.funds().get(fund))
        .requireKnown(Dimension.PARTNER, partner, "the reconciliation");
    requireSummable(theirs);
    List<FundItem> ours = new ArrayList<>(received(at.journal(), fund, partner));
    ours.removeIf(item -> item.sequence() > lastSequence);
    Predicate<LocalDate> near =
        day ->
            from.map(first -> !day.isBefore(first.minusDays(daysMax))).orElse(true)
                && to.map(last -> !day.isAfter(last.plusDays(daysMax))).orElse(true);
    Predicate<LocalDate> inside =
        day ->
            from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    Reconciliation all =
        Matching.match(
            only(theirs, PartnerItem::paidOn, near),
            only(ours, FundItem::receivedOn, near),
            daysMax);
    return new Reconciliation(
        all.matched().stream()
            .filter(
                match ->
                    inside.test(match.theirs().paidOn()) || inside.test(match.ours().receivedOn()))
            .toList(),
        all.differing().stream()
            .filter(
                pair ->
                    inside.test(pair.theirs().paidOn()) || inside.test(pair.ours().receivedOn()))
            .toList(),
        only(all.missingHere(), PartnerItem::paidOn, inside),
        only(all.missingThere(), FundItem::receivedOn, inside));
  }

  /** Checks that any of the amounts can be added up, as those of a fund's books can. */
  private static void requireSummable(List<PartnerItem> theirs) {
    long pence = 0;
    for (PartnerItem item : theirs) {
      pence += Math.abs(Amounts.requireBounded(item.pence()));
      if (pence > SUM_MAX_PENCE) {
        throw LEDGER_SUM_OVERFLOW
            .because(
                "Line "
                    + item.line()
                    + ": up to here the amounts come to more than "
                    + Amounts.print(SUM_MAX_PENCE)
                    + ", which cannot be added up. Check the decimal points, or split the list.",
                "line",
                item.line())
            .toException();
      }
    }
  }

  /** The refusal to take note of a comparison that does not say up to which day it is. */
  public static ProblemException lastDayMissing() {
    return LEDGER_RECONCILED_UP_TO_MISSING
        .because("A comparison is recorded up to a day. Name the last one compared.")
        .toException();
  }

  private static <T> List<T> only(
      List<T> items, Function<T, LocalDate> dayOf, Predicate<LocalDate> wanted) {
    return items.stream().filter(item -> wanted.test(dayOf.apply(item))).toList();
  }

  /** What the fund received at the bank from the partner, in order of sequence. */
  public List<FundItem> received(FundCode fund, PartnerCode partner) {
    return books.now(at -> received(at.journal(), fund, partner));
  }

  private static List<FundItem> received(Entries journal, FundCode fund, PartnerCode partner) {
    Account receivable = Account.receivable(partner);
    var items = new ArrayList<FundItem>();
    var query =
        Optional.of(
            EntryQuery.of(fund)
                .book(Book.ACTUAL)
                .kinds(Set.of(AccountKind.RECEIVABLE))
                .where(Dimension.PARTNER, partner)
                .limit(Paging.LIMIT_MAX));
    while (query.isPresent()) {
      EntryPage page = journal.entries(query.get());
      for (RecordedEntry recorded : page.entries()) {
        List<Posting> postings = recorded.entry().postings();
        boolean atTheBank =
            postings.stream().anyMatch(posting -> posting.account().equals(Account.bank()));
        long pence =
            -postings.stream()
                .filter(posting -> posting.account().equals(receivable))
                .mapToLong(Posting::pence)
                .sum();
        if (atTheBank && pence != 0) {
          items.add(
              new FundItem(
                  recorded.sequence(),
                  recorded.entry().effectiveOn(),
                  pence,
                  recorded.entry().reference(),
                  recorded.entry().narrative()));
        }
      }
      query = page.next();
    }
    return items;
  }
}

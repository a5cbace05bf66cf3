package org.commonpurse.allocation.ownledger;

import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_AFTER_AHEAD;
import static org.commonpurse.allocation.problem.OwnLedgerProblem.OWN_LEDGER_AFTER_MISPLACED;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.ownledger.LedgerLayout.Lines;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * A file for a partner's own general ledger, out of one state of the fund's books.
 *
 * @param layout  what it looks like
 * @param partner  whose ledger it is for
 * @param rows  a text for each column of the layout, line by line
 * @param lastSequence  of a journal, the last entry in it, or what was asked for where there is none: what
 *     the next one follows. Of invoices and payments, the last entry of the fund
 * @param isComplete  whether it is all there is; else the next one goes on
 * @param leftOut  the dues that would be lines if the partner did not dispute them
 * @param onAccountPence  of invoices and payments, what was paid and settles no due yet: below zero where
 *     the partner paid it
 * @param stamp  the state of the books that it rests on
 */
public record LedgerFile(
    LedgerLayout layout,
    PartnerCode partner,
    List<List<String>> rows,
    long lastSequence,
    boolean isComplete,
    List<Due> leftOut,
    long onAccountPence,
    Stamp stamp) {

  /** A journal has no more entries than this; the next one has those that follow. */
  public static final int ENTRIES_MAX = 10_000;

  public LedgerFile {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(partner, "partner");
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
    Objects.requireNonNull(stamp, "stamp");
  }

  /** What of an entry's own words is shown to whoever asks. */
  @FunctionalInterface
  public interface SaidOfEntries {

    /** A text of an entry, or what stands in its place. */
    String of(RecordedEntry entry, String text);
  }

  /**
   * What to make.
   *
   * @param after  of journals, the sequence of the last entry that was taken; empty for the beginning
   * @param partners  whether what was of those whom the partner succeeded is its own
   */
  public record Request(
      FundCode fund, PartnerCode partner, OptionalLong after, Partners partners) {}

  /**
   * Makes it.
   *
   * @param layout  read for the same fund
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, {@code
   *     LEDGER_PARTNER_UNKNOWN}, {@code OWN_LEDGER_AFTER_AHEAD}, {@code OWN_LEDGER_AFTER_MISPLACED}, or
   *     {@code OWN_LEDGER_ACCOUNT_UNMAPPED} with every account that no rule fits
   */
  public static LedgerFile of(
      Snapshot books, LedgerLayout layout, Request request, SaidOfEntries said) {
    return of(books, layout, request, said, ENTRIES_MAX);
  }

  /** The same with at most so many entries in a journal. */
  static LedgerFile of(
      Snapshot books, LedgerLayout layout, Request request, SaidOfEntries said, int most) {
    var fund = books.funds().get(request.fund());
    new EntryCheck(fund).requireKnown(Account.receivable(request.partner()));
    var stamp = books.stamp(fund.code());
    var rows = new LayoutRows(layout, fund, fund.partner(request.partner()).orElseThrow(), said);
    if (layout.lines() == Lines.JOURNAL) {
      return journal(books, rows, request, stamp, most);
    }
    if (request.after().isPresent()) {
      throw OWN_LEDGER_AFTER_MISPLACED
          .because(
              "The layout %s lists what is open now, which follows no entry. Ask without after."
                  .formatted(layout.name()),
              "layout",
              layout.name())
          .toException();
    }
    return dues(books, rows, request, stamp);
  }

  private static LedgerFile journal(
      Snapshot books, LayoutRows rows, Request request, Stamp stamp, int most) {
    long after = request.after().orElse(0);
    if (after < 0 || after > stamp.sequence()) {
      throw OWN_LEDGER_AFTER_AHEAD
          .because(
              "The journal of %s ends at entry %d, and what follows %d is asked for. Give the last sequence that a file was answered with; if these books were restored from a copy, begin again from 0."
                  .formatted(request.fund(), stamp.sequence(), after),
              "after",
              after,
              "last",
              stamp.sequence())
          .toException();
    }
    var mirror = new PartnerMirror(rows.fund(), request.partner(), request.partners());
    var entries = mirror.entries(books, after, most + 1);
    boolean isComplete = entries.size() <= most;
    var taken = isComplete ? entries : entries.subList(0, most);
    return new LedgerFile(
        rows.layout(),
        request.partner(),
        rows.ofEntries(taken),
        taken.isEmpty() ? after : taken.get(taken.size() - 1).recorded().sequence(),
        isComplete,
        List.of(),
        0,
        stamp);
  }

  private static LedgerFile dues(Snapshot books, LayoutRows rows, Request request, Stamp stamp) {
    boolean isOwed = rows.layout().lines() == Lines.INVOICES;
    var lines = new ArrayList<Due>();
    var leftOut = new ArrayList<Due>();
    var all =
        Dues.of(
            books,
            request.fund(),
            request.partners() == Partners.APART
                ? Optional.of(request.partner())
                : Optional.empty());
    for (var due : all.open()) {
      if (isOf(rows.fund(), request, due.partner()) && due.openPence() > 0 == isOwed) {
        (due.dispute().isPresent() ? leftOut : lines).add(due);
      }
    }
    long onAccount =
        all.onAccountPence().entrySet().stream()
            .filter(each -> isOf(rows.fund(), request, each.getKey()))
            .mapToLong(each -> each.getValue())
            .reduce(0, Math::addExact);
    return new LedgerFile(
        rows.layout(),
        request.partner(),
        rows.ofDues(lines),
        stamp.sequence(),
        true,
        leftOut,
        onAccount,
        stamp);
  }

  /** A due is one thing: of a partner that was split it is of who took the largest part. */
  private static boolean isOf(Fund fund, Request request, PartnerCode code) {
    return request.partners() == Partners.TOGETHER
        ? fund.presentPartner(code).equals(request.partner())
        : code.equals(request.partner());
  }
}

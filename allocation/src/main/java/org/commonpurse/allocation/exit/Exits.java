package org.commonpurse.allocation.exit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exit.Exit;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/**
 * Winds funds up, and lets partners leave them.
 * <p>
 * Commitments come first; then reserves and streams go back to their owners, and what belongs to
 * nobody in particular by shares. What is returned is owed to the partner until it is paid; after it
 * nothing but payments of what is due is posted.
 */
public final class Exits {

  /** The kind of the entries that it posts. */
  public static final EntryKind KIND = EntryKind.of("exit");

  private final Books books;

  /** The exits kept in these books. */
  public Exits(Books books) {
    this.books = books;
  }

  /**
   * What would be returned to whom, and what would be due; records nothing.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code EXIT_NAME_UNKNOWN}; {@code
   *     EXIT_ENTRIES_LATER} if entries count after the day; {@code EXIT_SHORT} if the fund holds less
   *     than goes to owners; {@code EXIT_STREAM_UNSAID}, {@code EXIT_SHARES_UNSAID} where it must be
   *     said who has what; {@code EXIT_ADVANCE_OWED}; {@code EXIT_HOST_LEAVES}; {@code LEDGER_FUND_WOUND_UP}, {@code
   *     LEDGER_PARTNER_LEFT} if it ended before
   */
  public FinalAccount preview(FundCode fund, ExitRequest request) {
    return books.now(at -> account(at, at.funds().get(fund), request));
  }

  /**
   * Posts the entries and records the final account, all of it or nothing.
   *
   * @param once  the request with its key
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #preview}, and what the journal
   *     refuses
   */
  public Exit carryOut(
      FundCode fundCode, ExitRequest request, Optional<ActRequest> once, Actor by) {
    return books.write(
        fundCode,
        once,
        RepeatableAct.toldByItsRequest(
            writing -> carryOut(writing, writing.funds().get(fundCode), request, by),
            at ->
                at.exits().list(fundCode).stream()
                    .filter(exit -> exit.partner().equals(request.partner()))
                    .findFirst()
                    .orElseThrow()));
  }

  /** Those of a fund, in the order in which they were recorded. */
  public List<Exit> list(FundCode fund) {
    return books.now(at -> at.exits().list(at.funds().get(fund).code()));
  }

  private static FinalAccount account(Snapshot at, Fund fund, ExitRequest request) {
    for (var exit : at.exits().list(fund.code())) {
      if (exit.partner().isEmpty() || exit.partner().equals(request.partner())) {
        throw exit.refusal("It cannot end again.");
      }
    }
    var held = Held.of(at, fund, request.on());
    return new Reckoning(fund, held, unowned(at, fund), agreed(at, fund), request).account();
  }

  /** The reserves that the newest version of an agreement gives to nobody in particular. */
  private static Set<ReserveCode> unowned(Snapshot at, Fund fund) {
    var owned = new TreeMap<ReserveCode, Boolean>();
    for (var agreement : Agreements.list(at, fund.code())) {
      agreement
          .reserves()
          .forEach(reserve -> owned.put(reserve.code(), reserve.ownedBy().isPresent()));
    }
    owned.values().removeIf(isOwned -> isOwned);
    return new HashSet<>(owned.keySet());
  }

  /** The shares by which the newest version of an agreement lets a reserve be paid out at the end. */
  private static Map<ReserveCode, Map<PartnerCode, Exact>> agreed(Snapshot at, Fund fund) {
    var agreed = new HashMap<ReserveCode, Map<PartnerCode, Exact>>();
    for (var agreement : Agreements.list(at, fund.code())) {
      for (var reserve : agreement.reserves()) {
        var weights = new HashMap<PartnerCode, Exact>();
        var each = reserve.atEnd().map(end -> end.weights().each()).orElse(List.of());
        for (int i = 0; i < each.size(); i++) {
          var partner = fund.presentPartner(agreement.parties().code(i));
          weights.merge(partner, each.get(i), Exact::plus);
        }
        agreed.put(reserve.code(), weights);
      }
    }
    agreed.values().removeIf(Map::isEmpty);
    return agreed;
  }

  private static Exit carryOut(Writing writing, Fund fund, ExitRequest request, Actor by) {
    var account = account(writing, fund, request);
    var who = request.partner().map(PartnerCode::value).orElse("fund");
    int number = 1;
    for (var entry : entries(fund, account)) {
      var key = new EntryKey("exit/%s/%s/%d".formatted(who, request.on(), number++));
      writing.journal().post(new Submission(entry, key, by));
    }
    return writing
        .exits()
        .record(fund.code(), request.partner(), request.on(), account.json().toString(), by);
  }

  /** What it commits, and what goes back to each partner, an entry each. */
  private static List<JournalEntry> entries(Fund fund, FinalAccount account) {
    var request = account.request();
    var entries = new ArrayList<JournalEntry>();
    for (var commitment : request.commitments()) {
      var provider = commitment.spend().provider().orElseThrow();
      entries.add(
          entry(
              fund,
              request,
              "commitment to " + provider,
              Map.of(
                  commitment.spend(),
                  commitment.pence(),
                  Account.payable(provider),
                  -commitment.pence())));
    }
    for (var partner : account.returnedPence().keySet()) {
      var postings = new TreeMap<Account, Long>(Comparator.comparing(Account::path));
      for (var each : account.returns()) {
        if (each.partner().equals(partner)) {
          postings.merge(each.from(), each.pence(), Math::addExact);
          postings.merge(Account.receivable(partner), -each.pence(), Math::addExact);
        }
      }
      postings.values().removeIf(pence -> pence == 0);
      if (!postings.isEmpty()) {
        entries.add(entry(fund, request, "returned to " + partner, postings));
      }
    }
    return entries;
  }

  private static JournalEntry entry(
      Fund fund, ExitRequest request, String what, Map<Account, Long> accounts) {
    var postings = new ArrayList<Posting>();
    accounts.forEach((account, pence) -> postings.add(new Posting(account, pence)));
    return new JournalEntry(
            fund.code(),
            Book.ACTUAL,
            request.on(),
            request.title() + ": " + what,
            request.reference(),
            postings)
        .ofKind(KIND);
  }
}

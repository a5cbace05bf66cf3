package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Whole.Move;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/**
 * The entries that an allocation leads to.
 *
 * <p>Charges stand gross, one entry a clause; only the payment nets them. Every entry has a key made
 * of the fund's agreement, version, period and clause, so that settling twice posts once.
 */
public final class Settlement {

  private final Fund fund;
  private final Allocation allocation;
  private final Actor by;
  private final List<Submission> submissions = new ArrayList<>();

  private Settlement(Fund fund, Allocation allocation, Actor by) {
    this.fund = fund;
    this.allocation = allocation;
    this.by = by;
  }

  /**
   * The entries for charges and reserve movements, on the last day of the period, and for the net
   * payments, on the day agreed.
   *
   * @param payOn the day on which partners pay and are paid
   */
  public static List<Submission> of(Fund fund, Allocation allocation, LocalDate payOn, Actor by) {
    var settlement = new Settlement(fund, allocation, by);
    allocation.clauses().forEach(settlement::charge);
    allocation.clauses().forEach(settlement::move);
    settlement.pay(payOn);
    return List.copyOf(settlement.submissions);
  }

  private void charge(ClauseResult result) {
    var clause = result.clause();
    var postings = new ArrayList<Posting>();
    for (int i = 0; i < result.chargesPence().size(); i++) {
      var partner = partner(i);
      long charge = result.chargesPence().get(i);
      add(postings, Account.receivable(partner), charge);
      add(postings, Account.riskShare(partner, clause.code()), Math.negateExact(charge));
    }
    submit(
        "charges/" + clause.code(),
        lastDay(),
        "%s (%s) for %s".formatted(clause.reference(), clause.title(), period()),
        postings);
  }

  private void move(ClauseResult result) {
    var clause = result.clause();
    var postings = new ArrayList<Posting>();
    for (var move : result.whole().moves()) {
      if (move.source().isReserve()) {
        long out = clause.takes().isToTheGood() ? Math.negateExact(move.pence()) : move.pence();
        add(postings, Account.reserve(move.source().code(), owner(move)), out);
        add(postings, Account.surplus(), Math.negateExact(out));
      }
    }
    submit(
        "reserves/" + clause.code(),
        lastDay(),
        "Reserves under %s (%s) for %s".formatted(clause.reference(), clause.title(), period()),
        postings);
  }

  private void pay(LocalDate payOn) {
    var postings = new ArrayList<Posting>();
    for (int i = 0; i < allocation.chargesPence().size(); i++) {
      long charge = allocation.chargesPence().get(i);
      add(postings, Account.bank(), charge);
      add(postings, Account.receivable(partner(i)), Math.negateExact(charge));
    }
    submit("payments", payOn, "Settlement for " + period(), postings);
  }

  /** Money in a reserve that belongs to nobody in particular is kept in the host's name. */
  private Code owner(Move move) {
    return move.owner().orElse(fund.host());
  }

  private Code partner(int index) {
    return allocation.agreement().parties().code(index);
  }

  private String period() {
    return allocation.outturn().period();
  }

  private LocalDate lastDay() {
    return allocation.outturn().lastDay();
  }

  private static void add(List<Posting> postings, Account account, long pence) {
    if (pence != 0) {
      postings.add(new Posting(account, pence));
    }
  }

  private void submit(String what, LocalDate on, String narrative, List<Posting> postings) {
    if (postings.isEmpty()) {
      return;
    }
    var reference = Keys.of(allocation) + "/" + what;
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, on, narrative, reference, postings);
    submissions.add(new Submission(entry, new EntryKey("allocation/" + reference), by));
  }
}

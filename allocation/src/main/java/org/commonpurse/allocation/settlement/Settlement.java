package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Agreement.Pair;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.settlement.Netting.Due;
import org.commonpurse.allocation.settlement.Netting.Net;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/**
 * The entries that charge and pay what postings come to.
 * <p>
 * Charges stand gross, one entry a clause; only the payments net them. Every entry has a key made
 * of the allocation's revision and the clause, so that settling twice posts once.
 */
final class Settlement {

  private final Fund fund;
  private final Agreement agreement;
  private final AllocationKey key;
  private final Actor by;
  private final List<Submission> submissions = new ArrayList<>();

  private Settlement(Fund fund, Agreement agreement, AllocationKey key, Actor by) {
    this.fund = fund;
    this.agreement = agreement;
    this.key = key;
    this.by = by;
  }

  /**
   * The entries for postings, on the last day of the period, and for the net payments.
   *
   * @param payOn  the day on which partners pay and are paid
   */
  static List<Submission> of(
      Fund fund,
      Agreement agreement,
      AllocationKey key,
      Postings postings,
      LocalDate payOn,
      Actor by) {
    var settlement = new Settlement(fund, agreement, key, by);
    for (var clause : postings.clauses()) {
      settlement.charge(clause, postings.of(clause));
    }
    settlement.pay(postings, payOn);
    return List.copyOf(settlement.submissions);
  }

  /**
   * The payments between partners that settle allocations, the host standing for the fund whose bank
   * it keeps: never more than the partners are many, less one, where no pair is paid gross.
   */
  static Net payments(Fund fund, List<Allocation> allocations) {
    var dues = new ArrayList<Due>();
    var gross = new ArrayList<Pair>();
    for (var allocation : allocations) {
      dues.addAll(
          dues(fund, Postings.of(fund, allocation), " of " + allocation.outturn().period()));
      gross.addAll(allocation.agreement().notNetted());
    }
    return new Net(dues, Netting.of(dues, gross));
  }

  /** What partners owe each other by postings, clause by clause. */
  private static List<Due> dues(Fund fund, Postings postings, String when) {
    var dues = new ArrayList<Due>();
    for (var clause : postings.clauses()) {
      var one =
          new Postings(
              new TreeMap<>(Map.of(clause, new TreeMap<>(postings.byClause().get(clause)))));
      one.owed()
          .forEach(
              (partner, pence) ->
                  dues.add(due(partner, fund.host(), pence, clause.value() + when)));
    }
    return dues;
  }

  private static Due due(PartnerCode partner, PartnerCode host, long pence, String what) {
    return pence > 0
        ? new Due(partner, host, pence, what)
        : new Due(host, partner, Math.negateExact(pence), what);
  }

  private void charge(ClauseCode clause, Map<Account, Long> accounts) {
    var reference =
        agreement.clauses().stream()
            .flatMap(each -> Stream.of(each, each.recovery()))
            .filter(each -> each.code().equals(clause))
            .map(Clause::reference)
            .findFirst()
            .orElse(clause.value());
    submit(clause.value(), key.lastDay(), "%s for %s".formatted(reference, key.period()), accounts);
  }

  private void pay(Postings postings, LocalDate payOn) {
    SortedMap<Account, Long> accounts =
        new TreeMap<>(java.util.Comparator.comparing(Account::path));
    postings
        .owed()
        .forEach(
            (partner, pence) -> {
              accounts.merge(Account.bank(), pence, Math::addExact);
              accounts.put(Account.receivable(partner), Math.negateExact(pence));
            });
    accounts.values().removeIf(pence -> pence == 0);
    submit("payments", payOn, paymentsInWords(postings), accounts);
  }

  private String paymentsInWords(Postings postings) {
    var words =
        Netting.of(dues(fund, postings, ""), agreement.notNetted()).stream()
            .map(
                payment ->
                    "%s pays %s %s"
                        .formatted(
                            payment.payer(), payment.payee(), Amounts.print(payment.pence())))
            .collect(Collectors.joining("; "));
    var narrative = "Settlement for " + key.period() + (words.isEmpty() ? "" : ": " + words);
    int most = JournalEntry.NARRATIVE_LENGTH_MAX;
    return narrative.length() <= most ? narrative : narrative.substring(0, most - 3) + "...";
  }

  private void submit(String what, LocalDate on, String narrative, Map<Account, Long> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    var postings = new ArrayList<Posting>();
    accounts.forEach((account, pence) -> postings.add(new Posting(account, pence)));
    var entry =
        new JournalEntry(fund.code(), Book.ACTUAL, on, narrative, key.reference(what), postings);
    submissions.add(new Submission(entry, new EntryKey(key.entryKey() + "/" + what), by));
  }
}

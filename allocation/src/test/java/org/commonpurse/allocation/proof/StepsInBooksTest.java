package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.allocation.settlement.Openings;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In the books, too, it makes no difference how often an agreement is applied within a year, which
 * versions begin in it and who succeeds whom: what everybody owes at the year's end, and a year later, is
 * what it owes where the agreement was applied as seldom as can be.
 * <p>
 * {@code -Dproof.cases=2000} makes so many funds; {@code -Dproof.seed=7} begins elsewhere.
 */
class StepsInBooksTest {

  private static final Actor ADA = new Actor("Ada");
  private static final List<FinancialYear> YEARS =
      List.of(AnyFund.FIRST, AnyFund.SECOND, AnyFund.THIRD);

  @TempDir static Path folder;

  private static Ledger ledger;

  @BeforeAll
  static void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void yearsInStepsEndAsYearsInOne() {
    for (long seed : Seeds.of(6)) {
      var any = new AnyFund(seed, false);
      var inSteps = history("steps-" + seed, any, true);

      assertThat(inSteps).as(Seeds.described(seed)).isEqualTo(history("once-" + seed, any, false));
      assertThat(charged(inSteps.get(0)))
          .as("the first year of %s", Seeds.described(seed))
          .isEqualTo(naively(any));
    }
  }

  @Test
  void byMonthsEachVersionsMonthsInStepsEndAsInOne() {
    for (long seed : Seeds.of(4)) {
      var any = new AnyFund(seed, true);

      assertThat(history("months-in-steps-" + seed, any, true))
          .as(Seeds.described(seed))
          .isEqualTo(history("months-once-" + seed, any, false));
    }
  }

  /** What accounts hold after each year, as long as no application is refused. */
  private static List<Map<String, Long>> history(String code, AnyFund any, boolean inSteps) {
    var fund = FundReader.read(Document.parse("fund.yml", any.document(code)));
    ledger.funds().register(fund, ADA);
    var toAdd = new ArrayList<>(any.versions);
    var toPost = new ArrayList<>(any.posted);
    var history = new ArrayList<Map<String, Long>>();
    for (var year : YEARS) {
      for (int month : inSteps ? any.cuts(year) : any.needed(year)) {
        var last = year.first().plusMonths(month).minusDays(1);
        // In steps, a version is signed when it begins.
        while (!toAdd.isEmpty() && !(inSteps && toAdd.get(0).from().isAfter(last))) {
          add(fund, toAdd.remove(0).document());
        }
        var due = toPost.stream().filter(each -> !each.on().isAfter(last)).toList();
        post(fund, due, last);
        toPost.removeAll(due);
        try {
          new Allocations(ledger.books())
              .apply(
                  new Request(
                      fund.code(), year, month, any.measures(month), any.bases(year, month)),
                  last.plusDays(30),
                  ADA);
        } catch (ProblemException e) {
          if (!any.byMonths || !e.code().equals("ALLOCATION_MONTHS_NOT_COUNTED")) {
            throw new AssertionError(code + ", " + year + " to month " + month, e);
          }
          history.add(Map.of(e.code(), 0L));
          return history;
        }
      }
      history.add(held(fund));
      requireDuesAreReceivable(fund);
    }
    return history;
  }

  private static void add(Fund fund, String version) {
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse("agreement.yml", version),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
  }

  private static void post(Fund fund, List<AnyFund.Posted> all, LocalDate last) {
    var submissions = new ArrayList<Submission>();
    for (var posted : all) {
      var postings =
          posted.postings().stream()
              .map(each -> new Posting(Account.parse(each.getKey()), each.getValue()))
              .toList();
      submissions.add(
          new Submission(
              new JournalEntry(fund.code(), posted.book(), posted.on(), "Any", "", postings),
              new EntryKey("any-%s-%d".formatted(last, submissions.size())),
              ADA));
    }
    ledger.journal().postAll(submissions);
  }

  /** What stands on the accounts that applications post to, in pence, a partner with its successor. */
  private static Map<String, Long> held(Fund fund) {
    var held = new TreeMap<String, Long>();
    for (var kind : List.of(AccountKind.RISK_SHARE, AccountKind.SHARING, AccountKind.RECEIVABLE)) {
      balances(held, fund, kind, Grouping.PARTNER);
    }
    balances(held, fund, AccountKind.RESERVE, Grouping.RESERVE, Grouping.PARTNER);
    balances(held, fund, AccountKind.UNDECIDED);
    balances(held, fund, AccountKind.SURPLUS);
    held.values().removeIf(pence -> pence == 0);
    return held;
  }

  private static Map<String, Long> charged(Map<String, Long> held) {
    var charged = new TreeMap<>(held);
    charged.keySet().removeIf(account -> !account.matches("(risk-share|sharing) .*"));
    return charged;
  }

  private static void balances(
      Map<String, Long> held, Fund fund, AccountKind kind, Grouping... by) {
    ledger
        .balances()
        .of(BalanceQuery.of(fund.code(), Book.ACTUAL).kinds(kind).together().by(by))
        .forEach(
            row ->
                held.merge(
                    (kind.word() + " " + String.join(" ", row.key().words())).strip(),
                    row.pence(),
                    Long::sum));
  }

  /** Open dues and what is on account are, partner by partner, what stands on its receivable account. */
  private static void requireDuesAreReceivable(Fund fund) {
    var dues = ledger.books().now(at -> Dues.of(at, fund.code(), Optional.empty()));
    var sums = new TreeMap<String, Long>();
    dues.open().forEach(due -> sums.merge(due.partner().value(), due.openPence(), Long::sum));
    dues.onAccountPence()
        .forEach((partner, pence) -> sums.merge(partner.value(), pence, Long::sum));
    sums.values().removeIf(pence -> pence == 0);
    var receivable = new TreeMap<String, Long>();
    ledger
        .balances()
        .of(
            BalanceQuery.of(fund.code(), Book.ACTUAL)
                .kinds(AccountKind.RECEIVABLE)
                .by(Grouping.PARTNER))
        .forEach(row -> receivable.put(row.key().words().get(0), row.pence()));
    receivable.values().removeIf(pence -> pence == 0);
    assertThat(sums).as("the dues of %s", fund.code()).isEqualTo(receivable);
  }

  /** What clauses charge in the first year, as accounts hold it, by the naive evaluator. */
  private static Map<String, Long> naively(AnyFund any) {
    var agreement =
        AgreementReader.read(Document.parse("agreement.yml", any.versions.get(0).document()));
    var outturn = any.firstYear();
    var results = NaiveEngine.apply(agreement, outturn);
    var charges = new TreeMap<String, Long>();
    for (int i = 0; i < results.size(); i++) {
      var clause = agreement.clauses().get(i);
      var parts = results.get(i);
      var effect = clause.basis().isBenefit() ? Impact.Effect.SAVING : Impact.Effect.BURDEN;
      for (int partner = 0; partner < agreement.parties().size(); partner++) {
        var code = agreement.parties().code(partner);
        long part = parts.getOrDefault(NaiveTerms.partner(partner), 0L);
        if (clause.basis().isImpact()) {
          var fell =
              agreement.parties().codes().stream()
                  .map(who -> fell(outturn.impacts(), effect, who.value()))
                  .toList();
          part += stays(parts.getOrDefault(NaiveTerms.NOBODY, 0L), fell)[partner];
          part -= fell.get(partner);
        }
        var kind = clause.basis().isPool() ? AccountKind.RISK_SHARE : AccountKind.SHARING;
        charges.merge(
            "%s %s".formatted(kind.word(), code.value().equals("ccg") ? "icb" : code),
            clause.basis().isBenefit() ? part : -part,
            Long::sum);
      }
    }
    charges.values().removeIf(pence -> pence == 0);
    return charges;
  }

  private static long fell(List<Impact> impacts, Impact.Effect effect, String partner) {
    return impacts.stream()
        .filter(each -> each.effect() == effect && each.partner().value().equals(partner))
        .mapToLong(Impact::pence)
        .sum();
  }

  private static long[] stays(long nobody, List<Long> fell) {
    long all = fell.stream().mapToLong(Long::longValue).sum();
    return Split.byLargestRemainder(
        fell.stream()
            .map(each -> all == 0 ? Exact.ZERO : Exact.of(nobody).times(Exact.of(each, all)))
            .toList());
  }
}

package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.risk.RiskProfile;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.GroundsOfYear;
import org.commonpurse.allocation.settlement.Openings;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Were an outcome of a risk profile to come to pass, the books would say the same of it. */
class RiskInBooksTest {

  private static final Actor ADA = new Actor("Ada");

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
  void anOutcomeThatIsRecordedAndAppliedIsMetAsTheProfileSays() {
    int told = 0;
    for (long seed : Seeds.of(24)) {
      var any = new AnyFund(seed, false);
      if (any.versions.size() > 1) {
        continue;
      }
      for (var year : List.of(AnyFund.FIRST, AnyFund.SECOND)) {
        var fund = fund("seed-%d-%s".formatted(seed, year), any, year, Map.of());
        // Another outcome than those asked for was applied, with what no book holds.
        apply(fund, any, year);
        var profile = profile(fund, year);
        if (profile.isEmpty()) {
          continue;
        }
        for (int percent : List.of(-10, 10, 20)) {
          var even = profile.get().even(percent);
          var came =
              fund(
                  "seed-%d-%s-%d".formatted(seed, year, percent + 10),
                  any,
                  year,
                  spent(budgets(any, year), even.variancePence()));
          apply(came, any, year);
          var met = ledger.books().now(at -> BudgetYears.of(at, came.code(), year)).met();
          assertThat(met)
              .as("%d%% over in %s of %s", percent, year, Seeds.described(seed))
              .isEqualTo(even.met());
          // What was applied since changes nothing of what would be.
          assertThat(profile(came, year)).isEqualTo(profile);
          told++;
        }
      }
    }
    assertThat(told).isGreaterThan(10);
  }

  private static Optional<RiskProfile> profile(Fund fund, FinancialYear year) {
    return RiskProfile.of(ledger.books().now(at -> GroundsOfYear.of(at, fund.code(), year)));
  }

  /** The fund with all entries up to the end of a year, applied up to the year before. */
  private static Fund fund(String code, AnyFund any, FinancialYear year, Map<String, Long> spent) {
    var fund = FundReader.read(Document.parse("fund.yml", any.document(code)));
    ledger.funds().register(fund, ADA);
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse("agreement.yml", any.versions.get(0).document()),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
    var submissions = new ArrayList<Submission>();
    for (var posted : any.posted) {
      if (!posted.on().isAfter(year.last())) {
        var postings = new ArrayList<Posting>();
        for (int i = 0; i < posted.postings().size(); i += 2) {
          var debit = posted.postings().get(i);
          // Spending of the year is what the outcome says; until then there is some other.
          boolean isOutcome =
              !spent.isEmpty()
                  && year.contains(posted.on())
                  && posted.book() == Book.ACTUAL
                  && debit.getKey().startsWith("spend:");
          if (!isOutcome) {
            posted.postings().subList(i, i + 2).forEach(each -> postings.add(posting(each)));
          }
        }
        add(submissions, fund, posted.book(), posted.on(), postings);
      }
    }
    var outcome = new ArrayList<Posting>();
    spent.forEach(
        (account, pence) -> {
          outcome.add(posting(Map.entry(account, pence)));
          outcome.add(posting(Map.entry("payable:county", -pence)));
        });
    add(submissions, fund, Book.ACTUAL, year.first().plusDays(40), outcome);
    ledger.journal().postAll(submissions);
    for (var each = AnyFund.FIRST; each.compareTo(year) < 0; each = each.next()) {
      apply(fund, any, each);
    }
    return fund;
  }

  private static Posting posting(Map.Entry<String, Long> amount) {
    return new Posting(Account.parse(amount.getKey()), amount.getValue());
  }

  private static void add(
      List<Submission> all, Fund fund, Book book, LocalDate on, List<Posting> postings) {
    if (!postings.isEmpty()) {
      all.add(
          new Submission(
              new JournalEntry(fund.code(), book, on, "Any", "", postings),
              new EntryKey("any-" + all.size()),
              ADA));
    }
  }

  private static void apply(Fund fund, AnyFund any, FinancialYear year) {
    new Allocations(ledger.books())
        .apply(
            new Request(fund.code(), year, 12, any.measures(12), any.bases(year, 12)),
            year.last().plusDays(30),
            ADA);
  }

  private static Map<String, Long> budgets(AnyFund any, FinancialYear year) {
    var budgets = new TreeMap<String, Long>();
    for (var posted : any.posted) {
      if (posted.book() == Book.PLAN && year.contains(posted.on())) {
        posted
            .postings()
            .forEach(
                each -> {
                  if (each.getKey().startsWith("spend:")) {
                    budgets.merge(each.getKey(), each.getValue(), Long::sum);
                  }
                });
      }
    }
    return budgets;
  }

  /** What each line costs where all are over by the same part: in order of scheme and stream, as lines are. */
  private static Map<String, Long> spent(Map<String, Long> budgets, long variance) {
    var accounts = List.copyOf(budgets.keySet());
    var parts = Split.byWeights(variance, accounts.stream().mapToLong(budgets::get).toArray());
    var spent = new HashMap<String, Long>();
    for (int i = 0; i < parts.length; i++) {
      spent.put(accounts.get(i), budgets.get(accounts.get(i)) + parts[i]);
    }
    return spent;
  }
}

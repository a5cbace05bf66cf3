package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Explanation;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.RulesReader;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: no act on an allocation is lost, done twice or recorded in part, and what was previewed is
 * what is posted. Method: many at once, on both databases; on PostgreSQL from two ledgers, which stand
 * for two processes.
 */
class AllocationActsTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final LocalDate PAY_ON = LocalDate.of(2024, 6, 30);
  private static final Request REQUEST = Request.of(FundCode.of("brackenshire"), YEAR);
  private static final Which WHICH = new Which(REQUEST.fund(), Optional.empty(), YEAR, 12);
  private static final List<String> SCHEMES = List.of("a", "b", "c", "d");

  private static final String FUND =
      """
      fund: brackenshire
      name: Brackenshire pooled fund
      kind: pooled
      host: county
      currency: GBP
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: Brackenshire ICB, kind: nhs-commissioner}
        - {partner: county, name: Brackenshire County Council, kind: council}
        - {partner: community, name: Brackenshire Community Trust, kind: nhs-provider}
      streams:
        - {stream: minimum, name: NHS minimum contribution}
      schemes:
        - {scheme: a, name: A, lead: county, providers: [community], streams: [minimum]}
        - {scheme: b, name: B, lead: county, providers: [community], streams: [minimum]}
        - {scheme: c, name: C, lead: county, providers: [community], streams: [minimum]}
        - {scheme: d, name: D, lead: county, providers: [community], streams: [minimum]}
      """;

  private static final String AGREED =
      """
      agreement: Brackenshire Better Care Fund
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      clauses:
        - {clause: "1", takes: overspend, of: {schemes: [a]}, share: {icb: 50, county: 50}}
        - {clause: "2", takes: overspend, of: {schemes: [b]}, share: {icb: 50, county: 50}}
        - {clause: "3", takes: overspend, of: {schemes: [c]}, share: {icb: 50, county: 50}}
        - {clause: "4", takes: overspend, of: {schemes: [d]}, share: {icb: 50, county: 50}}
      """;

  private static Fund fill(Ledger ledger) {
    Fund fund = FundReader.read(Document.parse("fund.yml", FUND));
    ledger.funds().register(fund, ADA);
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", AGREED), ADA);
    for (String scheme : SCHEMES) {
      spend(ledger, scheme, "budget", Book.PLAN, 100_00);
      spend(ledger, scheme, "spend", Book.ACTUAL, 120_00);
    }
    return fund;
  }

  private static void spend(Ledger ledger, String scheme, String what, Book book, long pence) {
    var provider = PartnerCode.of("community");
    var spend = Account.spend(SchemeCode.of(scheme), StreamCode.of("minimum"), provider);
    var other =
        book == Book.PLAN
            ? Account.contribution(PartnerCode.of("icb"), StreamCode.of("minimum"))
            : Account.payable(provider);
    var entry =
        new JournalEntry(
            REQUEST.fund(),
            book,
            LocalDate.of(2023, 9, 30),
            what,
            "",
            List.of(new Posting(spend, pence), new Posting(other, -pence)));
    ledger
        .journal()
        .post(new Submission(entry, new EntryKey(what + "/" + scheme + "/" + pence), ADA));
  }

  private static Decision decision(int clause) {
    return new Decision(
        ClauseCode.of(Integer.toString(clause)),
        Map.of(PartnerCode.of("icb"), 20_00L - clause, PartnerCode.of("county"), (long) clause),
        "Board " + clause,
        LocalDate.of(2024, 5, 14),
        "As minuted");
  }

  private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
    var pool = Executors.newFixedThreadPool(calls.size());
    try {
      var answers = new ArrayList<String>();
      for (var answer : pool.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdown();
    }
  }

  private static long charged(Ledger ledger, String partner) {
    return -ledger
        .balances()
        .of(
            BalanceQuery.of(REQUEST.fund(), Book.ACTUAL)
                .kinds(AccountKind.RISK_SHARE)
                .by(Grouping.PARTNER))
        .stream()
        .filter(row -> row.key().words().get(0).equals(partner))
        .mapToLong(row -> row.pence())
        .sum();
  }

  private static int entries(Ledger ledger) {
    return ledger
        .journal()
        .entries(EntryQuery.of(REQUEST.fund()).limit(Paging.LIMIT_MAX))
        .entries()
        .size();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsEveryOneOfFourDecisionsMadeAtOnce(TestStores store) throws Exception {
    String url = store.fresh();
    try (Ledger one = Ledger.open(url);
        Ledger two = store == TestStores.POSTGRESQL ? Ledger.open(url) : one) {
      fill(one);
      new Allocations(one.books()).apply(REQUEST, PAY_ON, ADA);
      var calls = new ArrayList<Callable<String>>();
      for (int clause = 1; clause <= 4; clause++) {
        var decision = decision(clause);
        var allocations = new Allocations((clause % 2 == 0 ? one : two).books());
        calls.add(() -> allocations.decide(WHICH, decision, PAY_ON, ADA).key());
      }

      var keys = atOnce(calls);

      assertThat(keys).doesNotHaveDuplicates();
      var recorded = new Allocations(one.books()).list(REQUEST.fund());
      assertThat(recorded).extracting(RecordedAllocation::revision).containsExactly(1, 2, 3, 4, 5);
      assertThat(recorded.get(4).decisions())
          .extracting(Decision::minute)
          .containsExactlyInAnyOrder("Board 1", "Board 2", "Board 3", "Board 4");
      // Every clause gives £20.00; the decisions leave the county 1, 2, 3 and 4 pence of them.
      assertThat(charged(one, "county")).isEqualTo(1 + 2 + 3 + 4);
      assertThat(charged(one, "icb")).isEqualTo(4 * 20_00 - (1 + 2 + 3 + 4));
      assertThat(one.verification().all()).allMatch(FundVerification::isSound);
      assertThat(new Reruns(one.books()).differences(REQUEST.fund())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void appliesOnceHoweverManyApplyAtOnce(TestStores store) throws Exception {
    String url = store.fresh();
    try (Ledger one = Ledger.open(url);
        Ledger two = store == TestStores.POSTGRESQL ? Ledger.open(url) : one) {
      fill(one);
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 6; i++) {
        var allocations = new Allocations((i % 2 == 0 ? one : two).books());
        calls.add(
            () -> allocations.apply(REQUEST, PAY_ON, ADA).get(0).allocation().chargesPence() + "");
      }

      assertThat(atOnce(calls)).containsOnly("[4000, 4000]");
      assertThat(new Allocations(one.books()).list(REQUEST.fund())).hasSize(1);
      assertThat(charged(one, "county")).isEqualTo(40_00);
    }
  }

  /** Method: a rule refuses the last of four entries. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsNothingOfAnApplicationWhoseLastEntryIsRefused(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      var rules = "rules: [{rule: none-by-clause-4, blocked: {where: {clause: ['4']}}}]";
      var document = Document.parse("rules.yml", rules);
      ledger.rules().set(REQUEST.fund(), RulesReader.read(fill(ledger), document), ADA);
      int before = entries(ledger);
      var seal = ledger.verification().checkpoint(REQUEST.fund());
      var allocations = new Allocations(ledger.books());

      assertThatThrownBy(() -> allocations.apply(REQUEST, PAY_ON, ADA))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("none-by-clause-4");

      assertThat(entries(ledger)).isEqualTo(before);
      assertThat(allocations.list(REQUEST.fund())).isEmpty();
      assertThat(ledger.verification().checkpoint(REQUEST.fund())).isEqualTo(seal);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void postsJustWhatWasPreviewedOrSaysWhatChanged(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      Fund fund = fill(ledger);
      var allocations = new Allocations(ledger.books());
      var preview = allocations.preview(REQUEST);
      // What has nothing to do with the figures does not matter.
      spend(ledger, "a", "next year", Book.IMPACT, 1);
      assertThat(allocations.preview(REQUEST).token()).isEqualTo(preview.token());

      spend(ledger, "a", "late", Book.ACTUAL, 5_00);
      assertOutdated(ledger, preview, "the figures they are applied to");
      var second = allocations.preview(REQUEST);
      new Agreements(ledger.books())
          .add(
              fund,
              Document.parse(
                  "two.yml",
                  AGREED.replace("version: 1", "version: 2").replace("2023-04-01}", "2023-05-01}")),
              ADA);
      assertOutdated(ledger, second, "the agreements in force and the figures they are applied to");

      var third = allocations.preview(REQUEST);
      var applied = allocations.apply(REQUEST, PAY_ON, Optional.of(third.token()), ADA);
      assertThat(applied.get(0).allocation().chargesPence())
          .isEqualTo(third.results().get(0).allocation().chargesPence());
      assertOutdated(ledger, third, "what was applied or decided before");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123", "0123456789abcdef.0123456789abcdef", "x.y.z"})
  void refusesWhatIsNoTokenOfAPreview(String text) {
    assertThatThrownBy(() -> PreviewToken.parse(text))
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).code())
        .isEqualTo("ALLOCATION_TOKEN_MALFORMED");
  }

  private static void assertOutdated(Ledger ledger, Allocations.Preview preview, String what) {
    int before = entries(ledger);
    assertThatThrownBy(
            () ->
                new Allocations(ledger.books())
                    .apply(REQUEST, PAY_ON, Optional.of(preview.token()), ADA))
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).code())
        .isEqualTo("ALLOCATION_PREVIEW_OUTDATED");
    assertThatThrownBy(
            () ->
                new Allocations(ledger.books())
                    .apply(REQUEST, PAY_ON, Optional.of(preview.token()), ADA))
        .hasMessage(
            "Since the preview, "
                + what
                + " changed. Look at a new preview, and apply with its token; nothing was recorded.");
    assertThat(entries(ledger)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void showsWhatWasRecordedAndWhereTheBooksStoodThen(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      fill(ledger);
      var allocations = new Allocations(ledger.books());
      var applied = allocations.apply(REQUEST, PAY_ON, ADA).get(0).allocation();
      var recorded = allocations.list(REQUEST.fund()).get(0);

      assertThat(recorded.json()).isEqualTo(AllocationJson.of(applied));
      assertThat(recorded.explanation()).isEqualTo(Explanation.of(applied));
      assertThat(Reruns.figuresOf(recorded.allocation())).isEqualTo(Reruns.figuresOf(applied));
      assertThat(recorded.allocation().chargesPence()).isEqualTo(applied.chargesPence());
      var basis = recorded.basis().orElseThrow();
      // The entries of the act itself are in the books that its record names.
      assertThat(basis.sequence()).isEqualTo(entries(ledger));
      assertThat(basis.events()).isEqualTo(3);
    }
  }
}

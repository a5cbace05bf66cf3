package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.plan.Plans;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.RulesReader;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a new fund does not let anybody post before it has set any rules of its own. */
class DefaultRulesTest {

  private static final ReserveCode RISK_POOL = ReserveCode.of("risk-pool");

  private static Ledger open(TestStores store) {
    var clock = Clock.fixed(Instant.parse("2024-01-10T09:00:00Z"), ZoneOffset.UTC);
    Ledger ledger = Ledger.open(store.fresh(), clock);
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private static String ruleOf(ThrowingCallable call) {
    var refusal = catchThrowableOfType(ProblemException.class, call);
    assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo("LEDGER_RULE_BROKEN");
    return refusal.fields().get("rule");
  }

  /** What is put into the risk pool, or with a negative amount taken out. */
  private static JournalEntry put(String on, PartnerCode owner, long pence) {
    return actual(
        on,
        "Risk pool",
        new Posting(Account.surplus(), pence),
        new Posting(Account.reserve(RISK_POOL, owner), -pence));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void aNewFundHasTheDefaultsInItsChain(TestStores store) {
    try (Ledger ledger = open(store)) {
      assertThat(ledger.rules().get(FUND)).isEqualTo(FundRules.DEFAULTS);
      assertThat(ledger.books().now(books -> books.stamp(FUND)).events()).isEqualTo(2);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
      ledger.rules().set(FUND, FundRules.NONE, TREASURER);
      assertThat(ledger.rules().get(FUND)).isEqualTo(FundRules.NONE);
      ledger.journal().post(submission("out", put("2023-04-01", ICB, -1)));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void aReserveIsNotOverdrawnOfAnyOwner(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      journal.post(submission("in", put("2023-04-01", ICB, 500)));

      assertThat(ruleOf(() -> journal.post(submission("out", put("2023-05-01", ICB, -501)))))
          .isEqualTo("reserves-stay");
      assertThat(ruleOf(() -> journal.post(submission("other", put("2023-05-01", COUNTY, -1)))))
          .isEqualTo("reserves-stay");
      assertThat(journal.post(submission("out", put("2023-05-01", ICB, -500))).sequence())
          .isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void aReserveIsNotOverdrawnAsAtAnEarlierOrALaterDay(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      journal.post(submission("in", put("2023-04-10", ICB, 500)));
      journal.post(submission("drawn", put("2023-06-10", ICB, -400)));
      journal.post(submission("in again", put("2023-09-10", ICB, 500)));

      // In the end there would be 450 left, but on 1 April nothing had been put in yet ...
      assertThatThrownBy(() -> journal.post(submission("early", put("2023-04-01", ICB, -150))))
          .hasMessageContaining("only 0.00 is left of [icb, risk-pool] as at 2023-04-01");
      // ... and on 10 June only a pound was left.
      assertThatThrownBy(() -> journal.post(submission("may", put("2023-05-01", ICB, -101))))
          .hasMessageContaining("only 1.00 is left of [icb, risk-pool] as at 2023-06-10");
      assertThat(
              ruleOf(
                  () ->
                      journal.reverse(
                          Reversal.whole(
                              FUND,
                              1,
                              LocalDate.parse("2023-05-02"),
                              "Wrong",
                              new EntryKey("r"),
                              TREASURER))))
          .isEqualTo("reserves-stay");
      journal.post(submission("may", put("2023-05-01", ICB, -100)));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void aSchemeIsPaidForByItsStreamsAndCapitalByCapital(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      var wrong = spent("2023-05-01", REABLEMENT, DFG, COMMUNITY, 100);

      assertThat(ruleOf(() -> journal.post(submission("a", wrong)))).isEqualTo("own-streams");
      relax(ledger, "own-streams");
      assertThat(ruleOf(() -> journal.post(submission("a", wrong)))).isEqualTo("capital-apart");
      relax(ledger, "capital-apart");
      assertThat(ruleOf(() -> journal.post(submission("a", wrong)))).isEqualTo("ring-fences");
      relax(ledger, "ring-fences");
      long sequence = journal.post(submission("a", wrong)).sequence();
      // What was posted while the rules allowed it can be taken back whatever they say by then.
      ledger.rules().set(FUND, FundRules.DEFAULTS, TREASURER);
      journal.reverse(
          Reversal.whole(
              FUND,
              sequence,
              LocalDate.parse("2023-05-02"),
              "Wrong",
              new EntryKey("r"),
              TREASURER));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void anExceptionIsNamedAsAccounts(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger
          .rules()
          .set(
              FUND,
              RulesReader.read(
                  Samples.fund(),
                  Document.parse(
                      "rules.yml",
                      """
                      rules:
                        - rule: own-streams
                          spendingWithin: own-streams
                          except: {where: {scheme: [reablement], stream: [dfg]}}
                        - {rule: far-ahead, approvedBeyondMonths: 3}
                      """)),
              TREASURER);
      var journal = ledger.journal();

      journal.post(submission("a", spent("2023-05-01", REABLEMENT, DFG, COMMUNITY, 100)));
      var other = spent("2023-05-01", ADAPTATIONS, MINIMUM, CHARITY, 1);
      assertThat(ruleOf(() -> journal.post(submission("b", other)))).isEqualTo("own-streams");
      var ahead = due("2024-04-11", ICB, MINIMUM, 1);
      assertThat(ruleOf(() -> journal.post(submission("c", ahead)))).isEqualTo("far-ahead");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void aRingFencedStreamIsNotMovedOutOfItsSchemesInThePlan(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      var adaptations = Account.spend(ADAPTATIONS, DFG, CHARITY);
      var reablement = Account.spend(REABLEMENT, MINIMUM, COMMUNITY);
      var contribution = Account.contribution(COUNTY, DFG);
      journal.post(submission("budget", plan(contribution, adaptations, 500)));

      assertThat(ruleOf(() -> journal.post(submission("v", plan(adaptations, reablement, 100)))))
          .isEqualTo("ring-fences");
      assertThatThrownBy(
              () ->
                  ledger
                      .plans()
                      .virement(
                          FUND,
                          LocalDate.parse("2023-05-01"),
                          new Plans.Line(ADAPTATIONS, DFG, CHARITY),
                          new Plans.Line(REABLEMENT, MINIMUM, COMMUNITY),
                          100,
                          new Approval(TREASURER, "Board 3"),
                          new EntryKey("virement"),
                          TREASURER))
          .hasMessageContaining("takes 1.00 of its budget away from its schemes");
      // Less grant is less budget.
      journal.post(submission("less", plan(adaptations, contribution, 100)));
    }
  }

  private static JournalEntry plan(Account from, Account to, long pence) {
    return new JournalEntry(
        FUND,
        Book.PLAN,
        LocalDate.parse("2023-05-01"),
        "Budget",
        "",
        List.of(Posting.credit(from, pence), Posting.debit(to, pence)));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void whatCountsFarAheadNeedsAnApproval(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      journal.post(submission("a", due("2025-04-10", ICB, MINIMUM, 1)));
      var ahead = due("2025-04-11", ICB, MINIMUM, 1);

      assertThat(ruleOf(() -> journal.post(submission("b", ahead)))).isEqualTo("far-ahead");
      journal.post(submission("b", ahead.approvedBy(new Approval(TREASURER, "Board 3"))));
    }
  }

  private static void relax(Ledger ledger, String without) {
    var rules = ledger.rules().get(FUND);
    ledger
        .rules()
        .set(
            FUND,
            new FundRules(
                rules.late(),
                rules.softCloseRoles(),
                rules.rules().stream()
                    .filter(rule -> !rule.name().value().equals(without))
                    .toList()),
            TREASURER);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void whatIsPostedTogetherIsJudgedByWhatItComesTo(TestStores store) {
    try (Ledger ledger = open(store)) {
      var out = submission("out", put("2023-05-01", ICB, -300));
      var in = submission("in", put("2023-05-01", ICB, 300));

      assertThat(ledger.journal().postAll(List.of(out, in))).hasSize(2);
      ledger
          .books()
          .write(
              FUND,
              books -> {
                books.journal().post(submission("out 2", put("2023-06-01", ICB, -200)));
                return books.journal().post(submission("in 2", put("2023-06-01", ICB, 200)));
              });
      assertThat(
              ruleOf(
                  () ->
                      ledger
                          .books()
                          .write(
                              FUND,
                              books -> {
                                books.journal().post(submission("a", put("2023-06-01", ICB, 1)));
                                return books
                                    .journal()
                                    .post(submission("b", put("2023-06-01", ICB, -2)));
                              })))
          .isEqualTo("reserves-stay");
      assertThat(ledger.books().now(books -> books.stamp(FUND)).sequence()).isEqualTo(4);
    }
  }
}

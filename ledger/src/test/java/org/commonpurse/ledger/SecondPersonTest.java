package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.PostingTest.problemOf;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.allocation.AllocationDraft;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.proposal.AnswerKind;
import org.commonpurse.ledger.proposal.CarriedOut;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.NewAnswer;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalState;
import org.commonpurse.ledger.proposal.ProposedRequest;
import org.commonpurse.ledger.rule.FourEyes;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.seal.EventKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: where the rules ask for a second person, nobody records alone what they bind, at any door, and what is
 * agreed to is recorded once, as it was looked at, with who agreed.
 */
class SecondPersonTest {

  private static final Actor APPROVER = new Actor("approver");
  private static final Actor THIRD = new Actor("third");
  private static final AgreementCode BCF = AgreementCode.of("bcf");
  private static final long LIMIT = 100_000;

  private final MovableClock clock = new MovableClock("2023-05-01T09:00:00Z");

  private Ledger open(TestStores store) {
    return bound(Ledger.open(store.fresh(), clock));
  }

  private static Ledger bound(Ledger ledger) {
    ledger.funds().register(Samples.fund(), TREASURER);
    ledger.rules().set(FUND, FundRules.NONE.with(new FourEyes(LIMIT, 14)), TREASURER);
    return ledger;
  }

  private static ProposedRequest request(String document) {
    return new ProposedRequest("entry-post", Map.of(), document);
  }

  /** What is proposed in these tests: to post an entry of so many pence under a key. */
  private static Runnable posts(org.commonpurse.ledger.book.Writing books, String key, long pence) {
    return () -> books.journal().post(submission(key, due("2023-04-01", ICB, MINIMUM, pence)));
  }

  private static String digest(Ledger ledger, String key, long pence) {
    return ledger
        .books()
        .tryOut(
            FUND,
            books ->
                books
                    .proposals()
                    .carryOut(FUND, request(key), () -> posts(books, key, pence).run()))
        .digest();
  }

  private static Proposal propose(Ledger ledger, String key, long pence, Consent consent) {
    var digest = digest(ledger, key, pence);
    return ledger
        .books()
        .write(
            FUND,
            books ->
                books
                    .proposals()
                    .make(FUND, request(key), digest, consent, TREASURER, Credential.ON_TRUST));
  }

  private static Proposal answer(
      Ledger ledger, Proposal proposal, NewAnswer answer, Actor by, long pence) {
    var key = proposal.request().document();
    return ledger
        .books()
        .write(
            FUND,
            books ->
                books
                    .proposals()
                    .answer(
                        FUND,
                        proposal.number(),
                        answer,
                        by,
                        Credential.ON_TRUST,
                        () -> posts(books, key, pence).run()));
  }

  private static NewAnswer approval(Proposal proposal) {
    return new NewAnswer(AnswerKind.APPROVE, Optional.empty(), proposal.digest(), "");
  }

  private static NewAnswer signature(Proposal proposal, PartnerCode partner) {
    return new NewAnswer(AnswerKind.SIGN, Optional.of(partner), proposal.digest(), "");
  }

  private static List<RecordedEntry> entries(Ledger ledger) {
    return ledger.journal().entries(EntryQuery.of(FUND)).entries();
  }

  private static String seal(Ledger ledger) {
    return ledger.books().now(at -> at.stamp(FUND)).seal();
  }

  private static List<String> findings(Ledger ledger) {
    return ledger.verification().of(FUND, Optional.empty()).findings().stream()
        .map(finding -> finding.what() + ": " + finding.message())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesAtEveryDoorWhatNobodyRecordsAlone(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("at the limit", due("2023-04-01", ICB, MINIMUM, LIMIT)));
      var small = submission("small", due("2023-04-01", ICB, MINIMUM, 1));
      var large = submission("large", due("2023-04-01", ICB, MINIMUM, LIMIT + 1));
      var draft =
          new AllocationDraft(
              FUND, new EntryKey("a1"), BCF, 1, "2023-24", "0", "{}", "{}", TREASURER);
      var before = seal(ledger);
      var alone =
          List.<ThrowingCallable>of(
              () -> ledger.journal().post(large),
              () -> ledger.journal().postAll(List.of(small, large)),
              () -> ledger.books().write(FUND, books -> books.journal().post(large)),
              () -> ledger.agreements().add(FUND, BCF, 1, "text", TREASURER),
              () -> ledger.allocations().add(EventKind.ALLOCATION, draft),
              () -> ledger.allocations().add(EventKind.DECISION, draft),
              () ->
                  ledger
                      .books()
                      .write(
                          FUND,
                          books ->
                              books
                                  .exits()
                                  .record(
                                      FUND,
                                      Optional.of(COUNTY),
                                      LocalDate.of(2023, 4, 30),
                                      "{}",
                                      TREASURER)),
              () -> ledger.rules().set(FUND, FundRules.NONE, TREASURER));

      for (var act : alone) {
        assertThat(codeOf(act)).isEqualTo("PROPOSAL_NEEDED");
        assertThat(seal(ledger)).isEqualTo(before);
      }
      assertThat(problemOf(() -> ledger.journal().postAll(List.of(small, large))).fields())
          .containsEntry("index", "1")
          .containsEntry("limit", "1,000.00")
          .containsEntry("amount", "1,000.01");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesNoticeOfOnePersonAndLetsWhatIsSmallBeTakenBack(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh(), clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.agreements().add(FUND, BCF, 1, "text", TREASURER);
      ledger.journal().post(submission("before", due("2023-04-01", ICB, MINIMUM, LIMIT + 1)));
      ledger.journal().post(submission("small", due("2023-04-01", ICB, MINIMUM, LIMIT)));
      ledger.rules().set(FUND, FundRules.NONE.with(new FourEyes(LIMIT, 14)), TREASURER);
      var day = LocalDate.of(2023, 5, 1);

      assertThat(codeOf(() -> ledger.agreements().giveNotice(FUND, BCF, "{}", TREASURER)))
          .isEqualTo("PROPOSAL_NEEDED");
      assertThat(
              codeOf(
                  () ->
                      ledger
                          .journal()
                          .reverse(
                              Reversal.whole(
                                  FUND, 1, day, "Wrong", new EntryKey("r1"), TREASURER))))
          .isEqualTo("PROPOSAL_NEEDED");
      ledger
          .journal()
          .reverse(Reversal.whole(FUND, 2, day, "Wrong", new EntryKey("r2"), TREASURER));
      // What was recorded before the rules asked is told again, as anything that was recorded is.
      assertThat(
              ledger
                  .journal()
                  .post(submission("before", due("2023-04-01", ICB, MINIMUM, LIMIT + 1)))
                  .replay())
          .isTrue();
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsWhatWasAgreedToWithWhoAgreed(TestStores store) {
    try (Ledger ledger = open(store)) {
      var before = seal(ledger);
      digest(ledger, "k", LIMIT + 1);
      assertThat(seal(ledger)).as("what is tried out is not recorded").isEqualTo(before);

      var proposal = propose(ledger, "k", LIMIT + 1, Consent.APPROVAL);
      assertThat(entries(ledger)).isEmpty();
      var answered = answer(ledger, proposal, approval(proposal), APPROVER, LIMIT + 1);

      assertThat(entries(ledger)).hasSize(1);
      assertThat(entries(ledger).get(0).by()).isEqualTo(TREASURER);
      assertThat(answered.state(clock.instant())).isEqualTo(ProposalState.CARRIED_OUT);
      var events = ledger.books().now(at -> at.stamp(FUND)).events();
      assertThat(answered.carriedOut()).contains(new CarriedOut(0, 1, events - 1, events - 1));
      Proposal kept = ledger.books().now(at -> at.proposals().get(FUND, 1));
      assertThat(kept).isEqualTo(answered);
      assertThat(findings(ledger)).isEmpty();
      // The accounts that were tried out are there once, and what follows finds them.
      ledger.journal().post(submission("after", due("2023-04-01", COUNTY, DFG, 7)));
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesNoAnswerThatIsNotOne(TestStores store) {
    try (Ledger ledger = open(store)) {
      var proposal = propose(ledger, "k", LIMIT + 1, Consent.APPROVAL);
      var before = seal(ledger);
      var other = new NewAnswer(AnswerKind.APPROVE, Optional.empty(), "0".repeat(64), "");

      assertThat(codeOf(() -> answer(ledger, proposal, approval(proposal), TREASURER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_SAME_PERSON");
      assertThat(codeOf(() -> answer(ledger, proposal, other, APPROVER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_DIGEST_DIFFERS");
      assertThat(
              codeOf(() -> answer(ledger, proposal, signature(proposal, ICB), APPROVER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_ANSWER_UNFIT");
      assertThat(codeOf(() -> answer(ledger, proposal, approval(proposal), APPROVER, LIMIT + 2)))
          .as("it would record another amount than was looked at")
          .isEqualTo("PROPOSAL_STALE");
      var withdrawal =
          new NewAnswer(AnswerKind.WITHDRAW, Optional.empty(), proposal.digest(), "A mistake");
      assertThat(codeOf(() -> answer(ledger, proposal, withdrawal, APPROVER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_NOT_YOURS");
      assertThat(codeOf(() -> ledger.books().now(at -> at.proposals().get(FUND, 2))))
          .isEqualTo("PROPOSAL_UNKNOWN");
      assertThat(seal(ledger)).isEqualTo(before);

      answer(ledger, proposal, withdrawal, TREASURER, LIMIT + 1);
      assertThat(codeOf(() -> answer(ledger, proposal, approval(proposal), APPROVER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_ENDED");
      var refused = propose(ledger, "k2", LIMIT + 1, Consent.APPROVAL);
      var refusal =
          new NewAnswer(AnswerKind.REFUSE, Optional.empty(), refused.digest(), "Too much");
      answer(ledger, refused, refusal, APPROVER, LIMIT + 1);
      assertThat(codeOf(() -> answer(ledger, refused, approval(refused), THIRD, LIMIT + 1)))
          .isEqualTo("PROPOSAL_ENDED");
      assertThat(entries(ledger)).isEmpty();
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void letsNobodyAnswerAfterTheDaysThatTheRulesGive(TestStores store) {
    try (Ledger ledger = open(store)) {
      var proposal = propose(ledger, "k", LIMIT + 1, Consent.APPROVAL);
      clock.advance(Duration.ofDays(14).minusSeconds(1));
      assertThat(proposal.state(clock.instant())).isEqualTo(ProposalState.OPEN);
      clock.advance(Duration.ofSeconds(1));

      assertThat(codeOf(() -> answer(ledger, proposal, approval(proposal), APPROVER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_ENDED");
      assertThat(proposal.state(clock.instant())).isEqualTo(ProposalState.EXPIRED);
      assertThat(entries(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void waitsForTheLastSignatureOfDifferentPersons(TestStores store) {
    try (Ledger ledger = open(store)) {
      var consent = new Consent.OfPartners(Set.of(ICB, COUNTY));
      var proposal = propose(ledger, "k", LIMIT + 1, consent);

      // Whoever proposes may sign for its own partner, since another must sign too.
      var first = answer(ledger, proposal, signature(proposal, COUNTY), TREASURER, LIMIT + 1);
      assertThat(first.unsigned()).containsExactly(ICB);
      assertThat(entries(ledger)).isEmpty();
      assertThat(
              codeOf(
                  () -> answer(ledger, proposal, signature(proposal, ICB), TREASURER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_SAME_PERSON");
      assertThat(
              codeOf(() -> answer(ledger, proposal, signature(proposal, COUNTY), THIRD, LIMIT + 1)))
          .isEqualTo("PROPOSAL_ANSWER_UNFIT");
      assertThat(codeOf(() -> answer(ledger, proposal, approval(proposal), THIRD, LIMIT + 1)))
          .isEqualTo("PROPOSAL_ANSWER_UNFIT");
      var last = answer(ledger, proposal, signature(proposal, ICB), THIRD, LIMIT + 1);

      assertThat(last.state(clock.instant())).isEqualTo(ProposalState.CARRIED_OUT);
      assertThat(entries(ledger)).hasSize(1);
      var alone = propose(ledger, "k2", LIMIT + 1, new Consent.OfPartners(Set.of(ICB)));
      assertThat(codeOf(() -> answer(ledger, alone, signature(alone, ICB), TREASURER, LIMIT + 1)))
          .isEqualTo("PROPOSAL_SAME_PERSON");
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void carriesOutOnceWhatManyApproveAtOnce(TestStores store) throws Exception {
    try (Ledger ledger = open(store)) {
      var proposal = propose(ledger, "k", LIMIT + 1, Consent.APPROVAL);
      var pool = Executors.newFixedThreadPool(8);
      var answers = new ArrayList<Future<String>>();
      for (int i = 0; i < 8; i++) {
        var approver = new Actor("approver " + i);
        answers.add(
            pool.submit(
                () -> {
                  try {
                    answer(ledger, proposal, approval(proposal), approver, LIMIT + 1);
                    return "carried out";
                  } catch (ProblemException e) {
                    return e.code();
                  }
                }));
      }
      var told = new ArrayList<String>();
      for (var each : answers) {
        told.add(each.get());
      }
      pool.shutdown();

      assertThat(told).containsOnlyOnce("carried out");
      assertThat(told).contains("PROPOSAL_ENDED").hasSize(8);
      assertThat(entries(ledger)).hasSize(1);
      assertThat(findings(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsNothingOfAnActWhoseConsentIsNotRecorded(TestStores store) {
    try (Ledger ledger = open(store)) {
      var before = seal(ledger);

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      ledger
                          .books()
                          .write(
                              FUND,
                              books ->
                                  books
                                      .proposals()
                                      .carryOut(
                                          FUND,
                                          request("k"),
                                          () -> posts(books, "k", LIMIT + 1).run()))))
          .isInstanceOf(IllegalStateException.class);
      assertThat(seal(ledger)).isEqualTo(before);
    }
  }
}

package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.measure.MeasureBooks.ADA;
import static org.commonpurse.allocation.measure.MeasureBooks.BEN;
import static org.commonpurse.allocation.measure.MeasureBooks.MODEL;
import static org.commonpurse.allocation.measure.MeasureBooks.VALE;
import static org.commonpurse.allocation.measure.MeasureBooks.approve;
import static org.commonpurse.allocation.measure.MeasureBooks.balances;
import static org.commonpurse.allocation.measure.MeasureBooks.observe;
import static org.commonpurse.allocation.measure.MeasureBooks.observeAndApprove;
import static org.commonpurse.allocation.measure.MeasureBooks.open;
import static org.commonpurse.allocation.measure.MeasureBooks.realised;
import static org.commonpurse.allocation.measure.MeasureBooks.request;
import static org.commonpurse.allocation.measure.MeasureBooks.value;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.allocation.measure.ObservedValue.Standing;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.measure.ClaimReason;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A claim that is given up leaves no penny on any account and every step to see. The figures of a claim
 * are those of {@link ObservedQuarterTest}; here it is compared with books in which it was never made.
 */
class GivenUpClaimTest {

  private static final Actor CYD = new Actor("Cyd");

  private static ObservedValue giveUp(Ledger ledger, RecordedObservation value) {
    return giveUp(ledger, value, "Counted by the ward", CYD);
  }

  private static ObservedValue giveUp(
      Ledger ledger, RecordedObservation value, String reason, Actor by) {
    return ledger
        .books()
        .write(VALE, BenefitClaims.giveUp(VALE, request(value), new ClaimReason(reason), by));
  }

  /** A further version, in which another effect claims the same admissions of the same people. */
  private static void version(Ledger ledger, int version, String effect) {
    MeasureBooks.record(
        ledger,
        MODEL
            .replace("version: 1\n", "version: " + version + "\n")
            .replace("effect: response", "effect: " + effect));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void letsAnotherEffectClaimTheBenefitAndThenAgainAnother(TestStores store) {
    try (var ledger = open(store.fresh(), MODEL);
        var never = open(TestStores.SQLITE.fresh(), MODEL)) {
      var first = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850)).value();
      version(ledger, 2, "frailty");
      var ward = observe(ledger, value("frailty", "2023-24/q1", 1_900));
      assertThat(MeasureBooks.refused(() -> approve(ledger, ward)))
          .isEqualTo("OBSERVATION_CLAIMED_TWICE");

      giveUp(ledger, first);
      assertThat(balances(ledger)).as("nothing of it stays").isEmpty();
      approve(ledger, ward);
      version(never, 2, "frailty");
      observeAndApprove(never, value("frailty", "2023-24/q1", 1_900));
      assertThat(balances(ledger)).as("as if it had never been claimed").isEqualTo(balances(never));
      assertThat(claims(ledger)).containsExactly("frailty/1");

      // That one is given up too, and the first effect claims it once more, with the same count.
      giveUp(ledger, ward, "Counted by the response after all", CYD);
      version(ledger, 3, "response");
      var again = observe(ledger, value("response", "2023-24/q1", 1_850));
      assertThat(again.revision()).isEqualTo(2);
      approve(ledger, again);
      assertThat(claims(ledger)).containsExactly("response/2");
      try (var other = open(TestStores.SQLITE.fresh(), MODEL)) {
        observeAndApprove(other, value("response", "2023-24/q1", 1_850));
        assertThat(balances(ledger)).isEqualTo(balances(other));
      }
      assertThat(entries(ledger)).as("each claim and what takes it back").hasSize(5);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesBackOnceWhenItIsGivenUpTwiceInARowOrAtOnce(TestStores store) throws Exception {
    try (var ledger = open(store.fresh(), MODEL)) {
      var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850)).value();
      Callable<ObservedValue> act = () -> giveUp(ledger, claim);
      var pool = Executors.newFixedThreadPool(4);
      var answers = pool.invokeAll(List.of(act, act, act, act));
      pool.shutdown();

      var again = giveUp(ledger, claim, "Another reason", new Actor("Dee"));

      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(again);
      }
      assertThat(again.value().waiver().orElseThrow().reason().text())
          .isEqualTo("Counted by the ward");
      assertThat(entries(ledger)).hasSize(2);
      assertThat(balances(ledger)).isEmpty();
    }
  }

  @Test
  void saysInTheReversalWhichClaimWasGivenUpAndWhyOnTheQuartersLastDay() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850)).value();
      var waived = giveUp(ledger, claim);

      var reversal = entries(ledger).get(1);
      assertThat(waived.value().waiver().orElseThrow().reversal()).contains(reversal.sequence());
      assertThat(reversal.reverses()).contains(1L);
      assertThat(reversal.by()).isEqualTo(CYD);
      assertThat(reversal.entry().effectiveOn()).isEqualTo(LocalDate.of(2023, 6, 30));
      assertThat(reversal.entry().narrative())
          .isEqualTo(
              "The claim of response on admissions in 2023-24/q1, 1,850 units by revision 1, was given"
                  + " up: Counted by the ward");
      assertThat(waived.standing()).isEqualTo(Standing.GIVEN_UP);
      assertThat(waived.standing().word()).isEqualTo("given-up");
      assertThat(waived.realisation()).as("what it came to stays to see").isPresent();
      assertThat(realised(ledger).get(0).outcome()).isEmpty();
      var years = ledger.books().now(at -> MeasuredYear.of(at, VALE));
      assertThat(years)
          .singleElement()
          .satisfies(
              year -> {
                assertThat(year.outcome()).isEqualTo(MeasuredYear.MeasuredAmounts.NOTHING);
                assertThat(year.ofNoModel()).isEqualTo(MeasuredYear.MeasuredAmounts.NOTHING);
              });
    }
  }

  @Test
  void standsAsKnownBeforeItWasGivenUp() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));
      var known = claim.approval().recordedAt();
      while (!Instant.now().isAfter(known.plusMillis(1))) {
        Thread.onSpinWait();
      }
      giveUp(ledger, claim.value());

      var then =
          ledger
              .books()
              .at(
                  new View(Optional.empty(), Optional.of(known)),
                  at -> ApprovedValue.counting(at.measures().observations(VALE)));
      assertThat(then).singleElement().isEqualTo(claim);
      assertThat(claims(ledger)).isEmpty();
    }
  }

  @Test
  void hasNoClaimToGiveUpBeforeApprovalNorOnceItIsCorrected() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var first = observe(ledger, value("response", "2023-24/q1", 1_870));
      assertThatThrownBy(() -> giveUp(ledger, first))
          .hasMessageContaining("Revision 1 of response in 2023-24/q1 claims nothing")
          .hasMessageContaining("not approved")
          .satisfies(e -> assertThat(code(e)).isEqualTo("OBSERVATION_NOT_CLAIMED"));
      approve(ledger, first);
      var second = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850)).value();
      assertThatThrownBy(() -> giveUp(ledger, first)).hasMessageContaining("corrected");

      giveUp(ledger, second);

      assertThat(balances(ledger)).as("the corrected value does not count again").isEmpty();
      assertThat(claims(ledger)).isEmpty();
      var unknown =
          new Measures.Request(second.observation().effect(), second.observation().quarter(), 3);
      assertThat(
              MeasureBooks.refused(
                  () ->
                      ledger
                          .books()
                          .write(
                              VALE,
                              BenefitClaims.giveUp(VALE, unknown, new ClaimReason("x"), CYD))))
          .isEqualTo("OBSERVATION_UNKNOWN");
    }
  }

  @Test
  void isApprovedAnewOnlyAsAFurtherValue() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));
      var waiting = observe(ledger, value("response", "2023-24/q1", 1_870));
      giveUp(ledger, claim.value());

      assertThatThrownBy(() -> approve(ledger, claim.value()))
          .hasMessageContaining("Cyd gave up")
          .hasMessageContaining("Counted by the ward")
          .satisfies(e -> assertThat(code(e)).isEqualTo("OBSERVATION_GIVEN_UP"));
      var told = ledger.books().now(at -> Measures.approved(at, VALE, request(claim.value())));
      assertThat(told.realisation())
          .as("what the approval came to is told again as it was")
          .isEqualTo(claim.realisation());
      var posted = approve(ledger, waiting).realisation().posted();
      assertThat(posted.reversed()).as("there is nothing left to correct").isEmpty();
      assertThat(claims(ledger)).containsExactly("response/2");
    }
  }

  @Test
  void isNotGivenUpByWhoRecordedOrSuppliedTheValueNorWithoutAReason() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850)).value();
      var before = balances(ledger);
      for (var by : List.of(ADA, new Actor("vale  hospitals"))) {
        assertThat(MeasureBooks.refused(() -> giveUp(ledger, claim, "x", by)))
            .isEqualTo("OBSERVATION_SAME_PERSON");
      }
      assertThat(MeasureBooks.refused(() -> giveUp(ledger, claim, " ", CYD)))
          .isEqualTo("MEASURE_REASON_MISSING");
      assertThat(MeasureBooks.refused(() -> giveUp(ledger, claim, "x".repeat(201), CYD)))
          .isEqualTo("MEASURE_TEXT_REFUSED");
      assertThat(balances(ledger)).isEqualTo(before);
      assertThat(giveUp(ledger, claim, "x", BEN).standing()).isEqualTo(Standing.GIVEN_UP);
    }
  }

  @Test
  void takesBackNothingOfAValueThatCameToNothing() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 2_000)).value();

      assertThat(giveUp(ledger, claim).value().waiver().orElseThrow().reversal()).isEmpty();
      assertThat(claims(ledger)).isEmpty();
    }
  }

  /** Whole, or £100.00 of the cashable saving: what was taken back by hand is not taken back twice. */
  @Test
  void takesBackWhatIsLeftOfAnEntryThatWasTakenBackByHand() {
    for (boolean isWhole : List.of(true, false)) {
      try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
        var claim = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850)).value();
        var postings = entries(ledger).get(0).entry().postings();
        var cashable =
            postings.stream()
                .filter(each -> each.account().path().endsWith("cashable"))
                .findFirst()
                .orElseThrow()
                .account();
        var measure =
            postings.stream()
                .filter(each -> each.account().path().startsWith("measure"))
                .filter(each -> each.pence() < 0)
                .findFirst()
                .orElseThrow()
                .account();
        var part = List.of(new Posting(cashable, 100_00), new Posting(measure, -100_00));
        ledger
            .books()
            .write(
                VALE,
                books ->
                    books
                        .journal()
                        .reverse(
                            new Reversal(
                                VALE,
                                1,
                                LocalDate.of(2023, 7, 1),
                                "By hand",
                                isWhole ? Optional.empty() : Optional.of(part),
                                new EntryKey("by hand"),
                                ADA)));

        var reversal = giveUp(ledger, claim).value().waiver().orElseThrow().reversal();

        assertThat(reversal.isPresent()).isEqualTo(!isWhole);
        assertThat(balances(ledger)).isEqualTo(Map.of());
        assertThat(entries(ledger)).hasSize(isWhole ? 2 : 3);
      }
    }
  }

  /** Recorded before values of open quarters were refused, and so still waiting. */
  @Test
  void isNotApprovedBeforeTheQuarterHasEnded() {
    var clock = Clock.fixed(Instant.parse("2023-06-29T23:59:59Z"), ZoneOffset.UTC);
    var store = TestStores.SQLITE.fresh();
    try (var ledger = open(store, MODEL, clock)) {
      var early = observe(ledger, value("response", "2023-24/q1", 1_850));
      assertThatThrownBy(() -> approve(ledger, early))
          .hasMessageContaining(
              "2023-24/q1 of response ends on 2023-06-30, and today is 2023-06-29")
          .satisfies(e -> assertThat(code(e)).isEqualTo("OBSERVATION_QUARTER_OPEN"));
      assertThat(entries(ledger)).isEmpty();
    }
    try (var ledger =
        Ledger.open(store, Clock.fixed(Instant.parse("2023-06-30T00:00:00Z"), ZoneOffset.UTC))) {
      var waiting = ledger.books().now(at -> at.measures().observations(VALE)).get(0);
      assertThat(approve(ledger, waiting).realisation().posted().entry()).isPresent();
    }
  }

  private static List<String> claims(Ledger ledger) {
    return ledger
        .books()
        .now(at -> ApprovedValue.counting(at.measures().observations(VALE)))
        .stream()
        .map(each -> each.value().observation().effect() + "/" + each.value().revision())
        .toList();
  }

  private static List<RecordedEntry> entries(Ledger ledger) {
    return ledger.journal().entries(EntryQuery.of(VALE)).entries();
  }

  private static String code(Throwable thrown) {
    return ((ProblemException) thrown).code();
  }
}

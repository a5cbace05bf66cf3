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
import static org.commonpurse.allocation.measure.MeasureBooks.request;
import static org.commonpurse.allocation.measure.MeasureBooks.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.allocation.price.TableLine;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An observed quarter, from the count to the penny. The figures are worked out by hand: 2,000 admissions
 * expected and 1,850 counted are 150 avoided at £1,542.00.
 */
class ObservedQuarterTest {

  /** In pence, debit positive, as the comments work them out. */
  private static final Map<String, Long> BY_HAND =
      Map.of(
          // 150 x 1,542.00 = 231,300.00, of which 60% and 40%.
          "saving:icb:response:admissions:cashable",
          138_780_00L,
          "saving:icb:response:admissions:not-cashable",
          92_520_00L,
          // The hospital sheds 30%, so 70% of 231,300.00 is stranded.
          "burden:acute:response:admissions:stranded",
          -161_910_00L,
          // Half of that the commissioner pays it in transition.
          "burden:icb:response:admissions:support",
          -80_955_00L,
          "saving:acute:response:admissions:support",
          80_955_00L,
          // 150 x 2.5 weeks x 192.83 = 375 x 192.83.
          "burden:county:response:admissions:care",
          -72_311_25L,
          // What the whole system gains: 231,300.00 - 161,910.00 - 72,311.25.
          "measure:response:admissions",
          2_921_25L);

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void comesToThePennyToWhatIsWorkedOutByHand(TestStores store) {
    try (var ledger = open(store.fresh(), MODEL)) {
      var recorded = observe(ledger, value("response", "2023-24/q1", 1_850));
      assertThat(balances(ledger)).as("nothing counts before it is approved").isEmpty();

      var approved = approve(ledger, recorded);

      assertThat(balances(ledger)).isEqualTo(BY_HAND);
      var came = approved.realisation();
      assertThat(came.gained()).isEqualTo(150);
      assertThat(came.savingsPence()).isEqualTo(312_255_00);
      assertThat(came.cashablePence()).isEqualTo(138_780_00);
      assertThat(came.extraCostsPence()).isEqualTo(315_176_25);
      assertThat(came.netPence()).isEqualTo(-2_921_25);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /**
   * A line of £1,542.00 at the prices of 2013-14 is 1,542.00 x 449.5 / 328.7 = 2,108.70 at those of
   * 2024-25. 150 avoided are 316,305.00, of which 60% and 40%.
   */
  @Test
  void keepsWithTheApprovalWhichLineOfWhichTableWasTakenAndByWhichIndex() {
    var model =
        MODEL.replaceFirst(
            "amount: 1542.00, priceYear: 2013-14,\n.*?HE7.0.2\"}",
            "unitValue: {edition: gmca-1.4, code: HE7.0.2}, priceYear: 2024-25,\n"
                + "     deflators: ons-2025-06}");
    try (var ledger = open(TestStores.SQLITE.fresh(), model)) {
      observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));

      assertThat(balances(ledger))
          .containsEntry("saving:icb:response:admissions:cashable", 189_783_00L)
          .containsEntry("saving:icb:response:admissions:not-cashable", 126_522_00L);
      var approved =
          ledger.books().now(at -> ApprovedValue.counting(at.measures().observations(VALE))).get(0);
      assertThat(approved.approval().result())
          .as("as it stands in the chain")
          .contains("\"pence\":\"210870\"", "\"priceYear\":\"2024-25\"")
          .contains("\"edition\":\"gmca-1.4\",\"code\":\"HE7.0.2\"")
          .contains("\"pricesOf\":\"2013-14\",\"deflators\":\"ons-2025-06\"");
      assertThat(approved.realisation().unitValue().line())
          .as("as it is read again")
          .contains(
              new TableLine(
                  "gmca-1.4",
                  "HE7.0.2",
                  FinancialYear.parse("2013-14"),
                  Optional.of("ons-2025-06")));
    }
  }

  @Test
  void saysInTheEntryHowItWasArrivedAt() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var approved = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));
      long sequence = approved.realisation().posted().entry().orElseThrow();
      var entry = recorded(ledger, sequence).entry();

      assertThat(entry.effectiveOn()).isEqualTo(LocalDate.of(2023, 6, 30));
      assertThat(entry.narrative())
          .isEqualTo(
              "admissions (outcome), 2023-24/q1: 2,000 expected, 1,900 planned, 1,850 counted, 150"
                  + " better than expected, at 1,542.00 each, prices of 2013-14; 60% cashable from"
                  + " \"Acute contract\" of icb (scheme response). people aged 65 and over. Revision"
                  + " 1, version 1 of the measures");
      assertThat(approved.realisation().unitValue())
          .extracting(
              Realisation.UnitValue::source,
              Realisation.UnitValue::version,
              Realisation.UnitValue::priceYear)
          .containsExactly("Unit Cost Database, code HE7.0.2", "v1.4", "2013-14");
    }
  }

  /** 2,060 counted are 60 more than expected: 92,520.00 that nobody saved. */
  @Test
  void showsASavingBelowNothingAsASavingAndNotAsAnExtraCost() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var came = observeAndApprove(ledger, value("response", "2023-24/q1", 2_060)).realisation();

      assertThat(balances(ledger))
          .containsEntry("saving:icb:response:admissions:cashable", -55_512_00L)
          .containsEntry("saving:icb:response:admissions:not-cashable", -37_008_00L)
          .containsEntry("burden:acute:response:admissions:stranded", 64_764_00L)
          .containsEntry("burden:county:response:admissions:care", 28_924_50L)
          .doesNotContainKey("burden:icb:response:admissions:cashable");
      assertThat(came.savingsPence()).isEqualTo(-92_520_00 - 32_382_00);
      assertThat(came.extraCostsPence()).isEqualTo(-64_764_00 - 32_382_00 - 28_924_50);
    }
  }

  @Test
  void claimsAQuarterThatCameToNothingWithoutAnEntry() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var came = observeAndApprove(ledger, value("response", "2023-24/q1", 2_000)).realisation();

      assertThat(came.posted().entry()).isEmpty();
      assertThat(balances(ledger)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void postsOnceWhenItIsApprovedTwiceInARowOrAtOnce(TestStores store) throws Exception {
    try (var ledger = open(store.fresh(), MODEL)) {
      var recorded = observe(ledger, value("response", "2023-24/q1", 1_850));
      Callable<ApprovedValue> act = () -> approve(ledger, recorded);
      var pool = Executors.newFixedThreadPool(4);
      var answers = pool.invokeAll(List.of(act, act, act, act));
      pool.shutdown();

      var again = approve(ledger, recorded);

      for (var answer : answers) {
        assertThat(answer.get().realisation()).isEqualTo(again.realisation());
      }
      assertThat(balances(ledger)).isEqualTo(BY_HAND);
      assertThat(entries(ledger)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void reversesWhatACorrectedValueHadPostedAndLeavesBothToSee(TestStores store) {
    try (var ledger = open(store.fresh(), MODEL)) {
      observeAndApprove(ledger, value("response", "2023-24/q1", 1_870));
      var corrected = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));

      assertThat(balances(ledger)).as("as if it had been right at once").isEqualTo(BY_HAND);
      assertThat(corrected.realisation().posted())
          .isEqualTo(new Realisation.Posted(Optional.of(3L), Optional.of(1L), Optional.of(2L)));
      assertThat(recorded(ledger, 2).reverses()).contains(1L);
      // And back again, which is a third value.
      var third = observeAndApprove(ledger, value("response", "2023-24/q1", 1_870));
      assertThat(third.realisation().posted().reversed()).contains(3L);
      assertThat(entries(ledger)).isEqualTo(5);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** Goal: the order of values, corrections and approvals decides no penny. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void comesToTheSameInAnotherOrder(TestStores store) {
    try (var one = open(store.fresh(), MODEL);
        var other = open(store.fresh(), MODEL)) {
      observeAndApprove(one, value("response", "2023-24/q1", 1_870));
      observeAndApprove(one, value("response", "2023-24/q1", 1_850));
      observeAndApprove(one, value("response", "2023-24/q2", 2_150));

      var second = observe(other, value("response", "2023-24/q2", 2_150));
      var early = observe(other, value("response", "2023-24/q1", 1_870));
      var late = observe(other, value("response", "2023-24/q1", 1_850));
      approve(other, second);
      assertThatThrownBy(() -> approve(other, early))
          .hasMessageContaining("1,870 units")
          .hasMessageContaining("revision 2, of 1,850 units")
          .satisfies(e -> assertThat(code(e)).isEqualTo("OBSERVATION_SUPERSEDED"));
      approve(other, late);

      assertThat(balances(other)).isEqualTo(balances(one));
    }
  }

  @Test
  void holdsACorrectionBackUntilItIsApprovedToo() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var first = observe(ledger, value("response", "2023-24/q1", 1_850));
      approve(ledger, first);
      observe(ledger, value("response", "2023-24/q1", 1_870));

      assertThat(balances(ledger)).isEqualTo(BY_HAND);
      assertThat(approve(ledger, first).realisation().observed()).isEqualTo(1_850);
    }
  }

  @Test
  void letsNobodyApproveWhatTheyRecordedOrSupplied() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var recorded = observe(ledger, value("response", "2023-24/q1", 1_850));
      for (var by : List.of(ADA, new Actor(" ADA "), new Actor("vale  hospitals"))) {
        assertThat(
                MeasureBooks.refused(
                    () ->
                        ledger.books().write(VALE, Measures.approve(VALE, request(recorded), by))))
            .isEqualTo("OBSERVATION_SAME_PERSON");
      }
      assertThat(balances(ledger)).isEmpty();
    }
  }

  @Test
  void refusesValuesThatTheModelHasNoPlaceFor() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      approve(ledger, observe(ledger, value("response", "2023-24/q1", 1_850)));
      var unknown =
          new Measures.Request(
              value("response", "2023-24/q1", 0).effect(),
              value("response", "2023-24/q2", 0).quarter(),
              7);

      assertThat(
              MeasureBooks.refused(
                  () -> ledger.books().write(VALE, Measures.approve(VALE, unknown, BEN))))
          .isEqualTo("OBSERVATION_UNKNOWN");
      var late = observe(ledger, value("response", "2024-25/q1", 1));
      assertThat(MeasureBooks.refused(() -> approve(ledger, late)))
          .isEqualTo("OBSERVATION_NOT_PLANNED");
      var early = observe(ledger, value("response", "2022-23/q4", 1));
      assertThat(MeasureBooks.refused(() -> approve(ledger, early)))
          .isEqualTo("OBSERVATION_MODEL_MISSING");
      var other = observe(ledger, value("other", "2023-24/q1", 1));
      assertThat(MeasureBooks.refused(() -> approve(ledger, other)))
          .isEqualTo("IMPACT_EFFECT_UNKNOWN");
      var huge = observe(ledger, value("response", "2023-24/q2", 10_000_000_000L));
      assertThat(MeasureBooks.refused(() -> approve(ledger, huge)))
          .isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
      assertThat(entries(ledger)).isEqualTo(1);
    }
  }

  /** A later version of the model claims the same admissions under another effect. */
  @Test
  void claimsABenefitOnceAndNamesBothWhoClaimIt() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));
      MeasureBooks.record(
          ledger,
          MODEL
              .replace("version: 1\n", "version: 2\n")
              .replace("effect: response", "effect: frailty")
              .replace("cohort: people", "cohort: PEOPLE "));
      var second = observe(ledger, value("frailty", "2023-24/q1", 1_900));

      assertThatThrownBy(() -> approve(ledger, second))
          .hasMessageContaining("response and frailty both claim admissions")
          .satisfies(e -> assertThat(code(e)).isEqualTo("OBSERVATION_CLAIMED_TWICE"));
      assertThat(balances(ledger)).isEqualTo(BY_HAND);
      observeAndApprove(ledger, value("frailty", "2023-24/q2", 1_900));
      assertThat(entries(ledger)).isEqualTo(2);
    }
  }

  private static RecordedEntry recorded(Ledger ledger, long sequence) {
    return ledger.journal().entries(EntryQuery.of(VALE)).entries().get((int) sequence - 1);
  }

  private static long entries(Ledger ledger) {
    return ledger.books().now(at -> at.stamp(VALE)).sequence();
  }

  private static String code(Throwable thrown) {
    return ((ProblemException) thrown).code();
  }
}

package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.measure.MeasureSamples.observed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.measure.Observation;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.measure.RecordedObservations;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fund measures, in the books: links of the chain, each recorded once and never replaced. */
class MeasuresTest {

  private static final Actor DIRECTOR = new Actor("director");

  private static Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh());
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private static RecordedObservations observe(Ledger ledger, List<Observation> values) {
    return ledger.books().write(FUND, books -> books.measures().observe(FUND, values, TREASURER));
  }

  private static List<RecordedObservation> list(Ledger ledger, View view) {
    return ledger.books().at(view, at -> at.measures().observations(FUND));
  }

  private static String seal(Ledger ledger) {
    return ledger.books().now(at -> at.stamp(FUND)).seal();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsTheSameInWhateverOrderAndOnce(TestStores store) {
    var values = new ArrayList<Observation>();
    for (int i = 0; i < 12; i++) {
      values.add(observed("effect-" + i % 3, "2023-24/q" + (i / 3 + 1), i));
    }
    var shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, new Random(4));
    try (Ledger ledger = open(store)) {
      assertThat(observe(ledger, values)).extracting(RecordedObservations::recorded).isEqualTo(12);
      var end = seal(ledger);
      assertThat(observe(ledger, shuffled)).extracting(RecordedObservations::known).isEqualTo(12);
      assertThat(seal(ledger)).as("nothing was recorded").isEqualTo(end);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsTheEarlierValueAndWhatWasKnownOfItsApproval(TestStores store) {
    try (Ledger ledger = open(store)) {
      var first = observe(ledger, List.of(observed(10))).values().get(0);
      var beforeApproval = first.recordedAt();
      pass(beforeApproval);
      ledger.books().write(FUND, books -> books.measures().approve(FUND, first, "{}", DIRECTOR));
      var known = list(ledger, View.NOW).get(0).approval().orElseThrow().recordedAt();
      pass(known);
      observe(ledger, List.of(observed(11)));

      assertThat(list(ledger, asKnown(beforeApproval)).get(0).approval()).isEmpty();
      assertThat(list(ledger, asKnown(known))).singleElement().matches(one -> one.revision() == 1);
      assertThat(list(ledger, View.NOW))
          .extracting(one -> one.revision() + ": " + one.observation().units())
          .containsExactly("1: 10", "2: 11");
      assertThat(list(ledger, View.NOW).get(1).approval()).isEmpty();
    }
  }

  private static View asKnown(Instant moment) {
    return new View(Optional.empty(), Optional.of(moment));
  }

  private static void pass(Instant moment) {
    while (!Instant.now().isAfter(moment.plusMillis(1))) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsAVersionOfTheModelWordForWordAndRefusesItWithAnotherText(TestStores store) {
    try (Ledger ledger = open(store)) {
      model(ledger, 2, "second");
      model(ledger, 1, "first");
      var end = seal(ledger);
      model(ledger, 1, "first");

      assertThat(seal(ledger)).isEqualTo(end);
      var models = ledger.books().now(at -> at.measures().models(FUND));
      assertThat(models)
          .extracting(each -> each.version() + " " + each.document())
          .containsExactly("1 first", "2 second");
      assertThatThrownBy(() -> model(ledger, 1, "another"))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code()).isEqualTo("MEASURE_MODEL_DIFFERS"));
    }
  }

  private static void model(Ledger ledger, int version, String text) {
    ledger.books().write(FUND, books -> books.measures().addModel(FUND, version, text, TREASURER));
  }

  @Test
  void refusesTwoValuesOfOneQuarterAndRecordsNeither() {
    try (Ledger ledger = open(TestStores.SQLITE)) {
      assertThatThrownBy(() -> observe(ledger, List.of(observed(10), observed(11))))
          .hasMessageContaining("frailty")
          .hasMessageContaining("10 and 11 units")
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.code()).isEqualTo("MEASURE_OBSERVED_TWICE"));
      assertThat(list(ledger, View.NOW)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesAValueWithoutProvenanceWithItsPlaceAndTheValue(int missing) {
    assertThatThrownBy(
            () ->
                new Observation(
                    EffectCode.of("frailty"),
                    Quarter.parse("2023-24/q1"),
                    1234,
                    missing == 0 ? " " : "a",
                    missing == 1 ? "" : "b",
                    missing == 2 ? "\t" : "c"))
        .hasMessageContaining("1,234 units of frailty in 2023-24/q1")
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo("MEASURE_PROVENANCE_MISSING"));
  }

  @Test
  void refusesCountsAndTextsThatCannotBe() {
    assertThatThrownBy(() -> observed(-1)).hasMessageContaining("-1 units");
    assertThatThrownBy(
            () ->
                new Observation(
                    EffectCode.of("frailty"),
                    Quarter.parse("2023-24/q1"),
                    1,
                    "a".repeat(201),
                    "b",
                    "c"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("MEASURE_TEXT_REFUSED"));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-24/q1,2023-04-01,2023-06-30",
    "2023-24/Q3,2023-10-01,2023-12-31",
    "2023-24/q4,2024-01-01,2024-03-31"
  })
  void knowsTheDaysOfAQuarter(String text, LocalDate first, LocalDate last) {
    var quarter = Quarter.parse(text);
    assertThat(quarter.first()).isEqualTo(first);
    assertThat(quarter.last()).isEqualTo(last);
    assertThat(Quarter.parse(quarter.toString())).isEqualTo(quarter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-24/q5", "2023-24/1", "q1", ""})
  void refusesWhatIsNoQuarter(String text) {
    assertThatThrownBy(() -> Quarter.parse(text)).hasMessageContaining("is not a quarter");
  }
}

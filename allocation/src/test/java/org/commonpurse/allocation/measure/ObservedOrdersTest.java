package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.measure.MeasureBooks.ADA;
import static org.commonpurse.allocation.measure.MeasureBooks.MODEL;
import static org.commonpurse.allocation.measure.MeasureBooks.VALE;
import static org.commonpurse.allocation.measure.MeasureBooks.approve;
import static org.commonpurse.allocation.measure.MeasureBooks.balances;
import static org.commonpurse.allocation.measure.MeasureBooks.observe;
import static org.commonpurse.allocation.measure.MeasureBooks.observeAndApprove;
import static org.commonpurse.allocation.measure.MeasureBooks.open;
import static org.commonpurse.allocation.measure.MeasureBooks.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FourEyes;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values, corrections and approvals in any order, also after periods were closed. */
class ObservedOrdersTest {

  private static final long[] EXPECTED = {2_000, 2_100, 2_200, 2_300};

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 3);
  }

  /**
   * Goal: the books hold what the last approved value of each quarter came to, and nothing else. Method:
   * random values, approved or not, some twice; against sums that know nothing of entries.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void holdsWhatTheLastApprovedValueOfEachQuarterCameTo(long seed) {
    var random = new SplittableRandom(seed);
    var last = new TreeMap<Integer, Long>();
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      var recorded = new ArrayList<RecordedObservation>();
      for (int i = 0; i < 16; i++) {
        int quarter = random.nextInt(4);
        long units = EXPECTED[quarter] + random.nextInt(-150, 151);
        recorded.add(observe(ledger, value("response", "2023-24/q" + (quarter + 1), units)));
        var chosen = recorded.get(random.nextInt(recorded.size()));
        try {
          var was = approve(ledger, chosen);
          assertThat(was.realisation().observed()).isEqualTo(chosen.observation().units());
          if (approve(ledger, chosen).equals(was) && isNewest(recorded, chosen)) {
            last.put(chosen.observation().quarter().number() - 1, chosen.observation().units());
          }
        } catch (ProblemException e) {
          assertThat(e.code()).isEqualTo("OBSERVATION_SUPERSEDED");
        }
      }

      assertThat(balances(ledger)).isEqualTo(naive(last));
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** Whoever approves is the second person: for what the value posts, and what it takes back of an earlier one. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void postsAnApprovedValueAboveTheLimitOfOnePersonAndIsSound(TestStores store) {
    try (var ledger = open(store.fresh(), MODEL)) {
      ledger.rules().set(VALE, FundRules.NONE.with(new FourEyes(0, 14)), ADA);
      approve(ledger, observe(ledger, value("response", "2023-24/q1", 1_900)));
      approve(ledger, observe(ledger, value("response", "2023-24/q1", 1_800)));

      assertThat(ledger.journal().entries(EntryQuery.of(VALE)).entries()).hasSize(3);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  private static boolean isNewest(List<RecordedObservation> all, RecordedObservation chosen) {
    return all.stream()
        .filter(each -> each.observation().quarter().equals(chosen.observation().quarter()))
        .allMatch(each -> each.revision() <= chosen.revision());
  }

  /** 60% of the price is cashable, 70% stranded, half of that supported, 2.5 weeks of care each. */
  private static Map<String, Long> naive(Map<Integer, Long> last) {
    var sums = new TreeMap<String, Long>();
    last.forEach(
        (quarter, units) -> {
          long avoided = EXPECTED[quarter] - units;
          add(sums, "saving:icb:response:admissions:cashable", "925.20", avoided);
          add(sums, "saving:icb:response:admissions:not-cashable", "616.80", avoided);
          add(sums, "burden:acute:response:admissions:stranded", "-1079.40", avoided);
          add(sums, "burden:icb:response:admissions:support", "-539.70", avoided);
          add(sums, "saving:acute:response:admissions:support", "539.70", avoided);
          add(sums, "burden:county:response:admissions:care", "-482.075", avoided);
        });
    sums.put(
        "measure:response:admissions", -sums.values().stream().mapToLong(Long::longValue).sum());
    sums.values().removeIf(pence -> pence == 0);
    return sums;
  }

  private static void add(Map<String, Long> sums, String account, String each, long units) {
    var pence =
        new BigDecimal(each)
            .movePointRight(2)
            .multiply(BigDecimal.valueOf(units))
            .setScale(0, RoundingMode.HALF_UP);
    sums.merge(account, pence.longValueExact(), Long::sum);
  }

  @Test
  void showsASavingBelowNothingAmongTheSavingsOfTheHorizon() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      observeAndApprove(ledger, value("response", "2023-24/q1", 2_060));

      var horizon = ledger.books().now(at -> Horizons.of(at, VALE));

      var icb =
          horizon.rows().stream()
              .filter(row -> row.partner().value().equals("icb"))
              .filter(row -> row.year().toString().equals("2023-24"))
              .findFirst()
              .orElseThrow();
      // 60 more at 1,542.00; half of the 70% that would be stranded would have been support.
      assertThat(icb.savings().totalPence()).isEqualTo(-92_520_00);
      assertThat(icb.savings().cashablePence()).isEqualTo(-55_512_00);
      assertThat(icb.extraCosts().totalPence()).isEqualTo(-32_382_00);
    }
  }

  @Test
  void refusesAnApprovalWholeWhereThePeriodIsClosed() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL)) {
      rules(ledger, LateEntries.REFUSE);
      var recorded = observe(ledger, value("response", "2023-24/q1", 1_850));
      close(ledger);

      assertThatThrownBy(() -> approve(ledger, recorded))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code()).isEqualTo("LEDGER_PERIOD_CLOSED"));
      var known = ledger.books().now(at -> at.measures().observations(VALE));
      assertThat(known.get(0).approval()).as("nothing was recorded").isEmpty();
      assertThat(balances(ledger)).isEmpty();
    }
  }

  /** The correction comes after June is closed: it counts in July, and takes back what June had. */
  @Test
  void sendsACorrectionOfAClosedPeriodWhereLateEntriesGo() {
    try (var ledger = open(TestStores.SQLITE.fresh(), MODEL);
        var other = open(TestStores.SQLITE.fresh(), MODEL)) {
      rules(ledger, LateEntries.ROUTE);
      observeAndApprove(ledger, value("response", "2023-24/q1", 1_870));
      close(ledger);
      var corrected = observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));

      observeAndApprove(other, value("response", "2023-24/q1", 1_850));
      assertThat(balances(ledger)).isEqualTo(balances(other));
      assertThat(corrected.realisation().posted().reversed()).contains(1L);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  private static void rules(Ledger ledger, LateEntries late) {
    ledger.rules().set(VALE, new FundRules(late, Set.of(), List.of()), ADA);
  }

  private static void close(Ledger ledger) {
    for (int month = 1; month <= 3; month++) {
      ledger.periods().close(VALE, Period.parse("2023-24/0" + month), ADA);
    }
  }
}

package org.commonpurse.allocation.gainshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.gainshare.NoDetriment.OVER_ALL_YEARS;
import static org.commonpurse.allocation.gainshare.NoDetriment.UP_TO_EACH_YEAR;
import static org.commonpurse.allocation.gainshare.TransferCases.any;
import static org.commonpurse.allocation.gainshare.TransferCases.anyLimits;
import static org.commonpurse.allocation.gainshare.TransferCases.discounted;
import static org.commonpurse.allocation.gainshare.TransferCases.factors;
import static org.commonpurse.allocation.gainshare.TransferCases.requireSound;
import static org.commonpurse.allocation.gainshare.TransferCases.years;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.commonpurse.allocation.gainshare.NoTransfers.Obstacle;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The least transfers compared with all there are, with simpler ones, and with themselves. */
class LeastTransfersPropertiesTest {

  private static final long MILLION_POUNDS = 100_000_000;

  /** Three partners and two years, or two and three, of a few pence, undiscounted: just the least. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moveJustTheLeastOfAllThatThereAre(long seed) {
    var random = new Random(seed);
    boolean isLong = random.nextInt(3) == 0;
    var positions = any(random, isLong ? 2 : 3, factors(isLong ? "1 1 1" : "1 1"), 3);
    var limits = random.nextBoolean() ? TransferLimits.NONE : anyLimits(random, positions, 3);
    for (var test : NoDetriment.values()) {
      var answer = LeastTransfers.find(positions, test, limits);
      var smallest = new AllTransfers(positions, test, limits, 12, 1).smallest();

      assertThat(answer instanceof TransferPlan).isEqualTo(smallest.isPresent());
      if (answer instanceof TransferPlan plan) {
        requireSound(plan, positions, test, limits);
        assertThat(plan.moved()).isEqualTo(smallest.orElseThrow().moved());
        assertThat(plan.aboveLeastAtMost()).isZero();
        int fewest = smallest.orElseThrow().takingPart();
        if (test == OVER_ALL_YEARS && limits.equals(TransferLimits.NONE)) {
          assertThat(plan.payers() + plan.receivers()).isEqualTo(fewest);
        } else {
          assertThat(plan.payers() + plan.receivers()).isGreaterThanOrEqualTo(fewest);
        }
      } else if (answer instanceof NoTransfers none) {
        assertThat(none.obstacle()).isNotEqualTo(Obstacle.FRACTIONS_OF_A_PENNY);
        assertThat(none.pence()).isPositive();
      }
    }
  }

  /** Discounted, the least is within the pence that the answer names; so is the bound that it rests on. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moveTheLeastButForThePenceTheyNameWhereDiscounted(long seed) {
    var random = new Random(seed);
    var positions = any(random, 3, factors(random.nextBoolean() ? "1 1/2" : "3/4 2/3"), 3);
    var limits = random.nextBoolean() ? TransferLimits.NONE : anyLimits(random, positions, 3);
    for (var test : NoDetriment.values()) {
      var answer = LeastTransfers.find(positions, test, limits);
      var smallest = new AllTransfers(positions, test, limits, 12, 12).smallest();

      if (answer instanceof TransferPlan plan) {
        requireSound(plan, positions, test, limits);
        assertThat(smallest.orElseThrow().moved())
            .isBetween(plan.moved() - plan.aboveLeastAtMost(), plan.moved());
      } else if (smallest.isPresent()) {
        assertThat(((NoTransfers) answer).obstacle()).isEqualTo(Obstacle.FRACTIONS_OF_A_PENNY);
      }
    }
  }

  /** Whatever the prices are that a bound is worked out from, no transfers stay below it. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areNeverBelowTheBoundOfAnyPrices(long seed) {
    var random = new Random(seed);
    var positions = any(random, 3, factors("1 1/2"), 3);
    var limits = random.nextBoolean() ? TransferLimits.NONE : anyLimits(random, positions, 3);
    for (var test : NoDetriment.values()) {
      var smallest = new AllTransfers(positions, test, limits, 12, 2).smallest();
      var question = new TransferQuestion(positions, test, limits);
      for (int i = 0; i < 50 && smallest.isPresent(); i++) {
        var prices = new Exact[3][2];
        for (var of : prices) {
          of[0] = Exact.of(random.nextLong(0, 5), 3);
          of[1] = Exact.of(random.nextLong(0, 5), 3);
        }
        assertThat(new LeastBound(question, prices).pence())
            .isLessThanOrEqualTo(smallest.get().moved());
      }
    }
  }

  /**
   * Over all years and without limits, what each is short of at present value is paid in the first year,
   * which has the highest factor: that much, rounded up, and no less.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moveWhatEachIsShortOfWhereAllYearsCountTogether(long seed) {
    var random = new Random(seed);
    var positions = any(random, 6, discounted(5), MILLION_POUNDS);
    var answer = LeastTransfers.find(positions, OVER_ALL_YEARS, TransferLimits.NONE);

    long needed = 0;
    var ofAll = Exact.ZERO;
    for (var position : positions.partners()) {
      var gained = Exact.ZERO;
      for (int year = 0; year < 5; year++) {
        var gain = Exact.of(position.together().get(year) - position.alone().get(year));
        gained = gained.plus(gain.times(positions.factors().get(year)));
      }
      ofAll = ofAll.plus(gained);
      if (gained.signum() < 0) {
        needed += gained.negated().wholePart() + (gained.isWhole() ? 0 : 1);
      }
    }
    assertThat(answer instanceof TransferPlan).isEqualTo(ofAll.signum() >= 0);
    if (answer instanceof TransferPlan plan) {
      requireSound(plan, positions, OVER_ALL_YEARS, TransferLimits.NONE);
      assertThat(plan.moved()).isEqualTo(needed);
    }
  }

  /** A simple way: year by year whoever is behind is brought level by whoever is ahead. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moveNoMoreThanBringingEachLevelYearByYear(long seed) {
    var random = new Random(seed);
    var positions = any(random, 7, factors("1 1 1 1 1 1"), MILLION_POUNDS);
    var answer = LeastTransfers.find(positions, UP_TO_EACH_YEAR, TransferLimits.NONE);
    long simple = yearByYear(positions);

    assertThat(answer instanceof TransferPlan).isEqualTo(simple >= 0);
    if (answer instanceof TransferPlan plan) {
      requireSound(plan, positions, UP_TO_EACH_YEAR, TransferLimits.NONE);
      assertThat(plan.moved()).isLessThanOrEqualTo(simple);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areTheSameInWhateverOrderPartnersAreAndWhereverTheyStandAlone(long seed) {
    var random = new Random(seed);
    var positions = any(random, 6, discounted(4), MILLION_POUNDS);
    var limits = anyLimits(random, positions, MILLION_POUNDS);
    var moved = new ArrayList<NetPosition>();
    for (var position : positions.partners()) {
      long shift = random.nextLong(-MILLION_POUNDS, MILLION_POUNDS);
      moved.add(
          new NetPosition(
              position.partner(),
              position.together().stream().map(each -> each + shift).toList(),
              position.alone().stream().map(each -> each + shift).toList()));
    }
    Collections.shuffle(moved, random);
    var others = new NetPositions(positions.years(), positions.factors(), moved);

    for (var test : NoDetriment.values()) {
      assertThat(LeastTransfers.find(others, test, limits))
          .isEqualTo(LeastTransfers.find(positions, test, limits));
    }
  }

  /** A stricter test, or a lower limit, is never met by less. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moveNoLessWhereMoreIsAsked(long seed) {
    var random = new Random(seed);
    var positions = any(random, 5, factors("1 1 1"), MILLION_POUNDS);
    var limits = anyLimits(random, positions, MILLION_POUNDS);

    var free = moved(LeastTransfers.find(positions, OVER_ALL_YEARS, TransferLimits.NONE));
    var limited = moved(LeastTransfers.find(positions, OVER_ALL_YEARS, limits));
    var strict = moved(LeastTransfers.find(positions, UP_TO_EACH_YEAR, TransferLimits.NONE));
    var both = moved(LeastTransfers.find(positions, UP_TO_EACH_YEAR, limits));

    assertThat(limited).isGreaterThanOrEqualTo(free);
    assertThat(strict).isGreaterThanOrEqualTo(free);
    assertThat(both).isGreaterThanOrEqualTo(Math.max(limited, strict));
  }

  /** The size of a region, discounted, in billions: below a second each, and to the penny. */
  @ParameterizedTest
  @EnumSource
  void areFoundForTwentyThreePartnersAndTenYearsInASecond(NoDetriment test) {
    var factors = discounted(10);
    var clock = ManagementFactory.getThreadMXBean();
    long slowest = 0;
    for (long seed = 0; seed < 8; seed++) {
      var positions = region(new Random(seed), factors);
      var limits =
          TransferLimits.of(
              positions.partners().stream()
                  .collect(Collectors.toMap(NetPosition::partner, each -> 900 * MILLION_POUNDS)));
      long before = clock.getCurrentThreadCpuTime();
      var plan = (TransferPlan) LeastTransfers.find(positions, test, limits);
      // The first one also loads the solver.
      slowest = seed == 0 ? 0 : Math.max(slowest, clock.getCurrentThreadCpuTime() - before);
      requireSound(plan, positions, test, limits);
      assertThat(plan.moved()).isPositive();
      assertThat(plan.aboveLeastAtMost()).isLessThanOrEqualTo(23 * 10);
    }
    System.out.printf(
        "least transfers of 23 partners and 10 years, %s: at most %d ms%n",
        test, slowest / 1_000_000);
    assertThat(slowest).isLessThan(1_000_000_000L);
  }

  /** Half of the partners lose on the whole, half gain more, and all gain at first. */
  private static NetPositions region(Random random, List<Exact> factors) {
    var partners = new ArrayList<NetPosition>();
    long most = 1_000 * MILLION_POUNDS;
    for (int partner = 0; partner < 23; partner++) {
      var gains = new ArrayList<Long>();
      for (int year = 0; year < 10; year++) {
        long lean = (partner % 2 == 0 ? -most / 8 : most / 4) + (year < 2 ? most / 2 : 0);
        gains.add(lean + random.nextLong(-most, most));
      }
      partners.add(
          new NetPosition(PartnerCode.of("p" + partner), gains, Collections.nCopies(10, 0L)));
    }
    return new NetPositions(years(10), factors, partners);
  }

  private static long moved(TransferAnswer answer) {
    return answer instanceof TransferPlan plan ? plan.moved() : Long.MAX_VALUE;
  }

  /** What the simple way moves, or -1 if in some year all together are behind. */
  private static long yearByYear(NetPositions positions) {
    int partners = positions.partners().size();
    long[] standing = new long[partners];
    long moved = 0;
    for (int year = 0; year < positions.years().size(); year++) {
      long behind = 0;
      long ahead = 0;
      for (int i = 0; i < partners; i++) {
        var position = positions.partners().get(i);
        standing[i] += position.together().get(year) - position.alone().get(year);
        behind += Math.max(-standing[i], 0);
        ahead += Math.max(standing[i], 0);
      }
      if (ahead < behind) {
        return -1;
      }
      long left = behind;
      for (int i = 0; i < partners; i++) {
        long pays = Math.min(Math.max(standing[i], 0), left);
        left -= pays;
        standing[i] = Math.max(standing[i], 0) - pays;
      }
      moved += behind;
    }
    return moved;
  }

  private static LongStream seeds() {
    return LongStream.range(0, 40);
  }
}

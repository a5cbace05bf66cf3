package org.commonpurse.allocation.gainshare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/** Positions for tests of transfers, and what must hold of any transfers. */
final class TransferCases {

  private TransferCases() {}

  /** A partner that gains so many pounds in each year, and would have nothing alone. */
  static NetPosition pounds(String partner, String gains) {
    var pence =
        Stream.of(gains.strip().split(" +")).map(each -> Long.parseLong(each) * 100).toList();
    return new NetPosition(PartnerCode.of(partner), pence, Collections.nCopies(pence.size(), 0L));
  }

  static List<FinancialYear> years(int number) {
    return IntStream.range(2024, 2024 + number).mapToObj(FinancialYear::new).toList();
  }

  static List<Exact> factors(String factors) {
    return Stream.of(factors.split(" ")).map(Exact::parse).toList();
  }

  /** Factors at 3.5% a year, from 1. */
  static List<Exact> discounted(int years) {
    return Stream.iterate(Exact.ONE, factor -> factor.dividedBy(Exact.of(1035, 1000)))
        .limit(years)
        .toList();
  }

  /** Random positions, with a random standing alone, whose gains are up to an amount of either sign. */
  static NetPositions any(Random random, int partners, List<Exact> factors, long most) {
    var positions = new ArrayList<NetPosition>();
    for (int partner = 0; partner < partners; partner++) {
      var together = new ArrayList<Long>();
      var alone = new ArrayList<Long>();
      for (int year = 0; year < factors.size(); year++) {
        long standing = random.nextLong(-5, 6) * most;
        alone.add(standing);
        together.add(standing + random.nextLong(-most, most + 1));
      }
      positions.add(new NetPosition(PartnerCode.of("p" + (10 + partner)), together, alone));
    }
    Collections.shuffle(positions, random);
    return new NetPositions(years(factors.size()), factors, positions);
  }

  /** Limits on some partners, and sometimes a first year. */
  static TransferLimits anyLimits(Random random, NetPositions positions, long most) {
    var limits = new TreeMap<PartnerCode, Long>();
    for (var position : positions.partners()) {
      if (random.nextBoolean()) {
        limits.put(position.partner(), random.nextLong(0, most + 1));
      }
    }
    var years = positions.years();
    return random.nextInt(3) > 0
        ? TransferLimits.of(limits)
        : TransferLimits.of(limits).notBefore(years.get(random.nextInt(years.size())));
  }

  /** Looks at a plan as an auditor would: sums, limits, and where each partner stands. */
  static void requireSound(
      TransferPlan plan, NetPositions positions, NoDetriment test, TransferLimits limits) {
    var moved = 0L;
    for (int year = 0; year < plan.years().size(); year++) {
      int at = year;
      long sum = plan.received().values().stream().mapToLong(of -> of.get(at)).sum();
      assertThat(sum).as("sum of %s", plan.years().get(year)).isZero();
    }
    for (var position : positions.partners()) {
      var received = plan.received().get(position.partner());
      var gained = Exact.ZERO;
      for (int year = 0; year < received.size(); year++) {
        long each = received.get(year);
        long gain = position.together().get(year) - position.alone().get(year) + each;
        gained = gained.plus(Exact.of(gain).times(positions.factors().get(year)));
        moved += Math.max(each, 0);
        assertThat(-each)
            .isLessThanOrEqualTo(
                limits.mostInAYear().getOrDefault(position.partner(), Long.MAX_VALUE));
        if (limits.notBefore().isPresent()
            && plan.years().get(year).compareTo(limits.notBefore().get()) < 0) {
          assertThat(each).isZero();
        }
        if (test == NoDetriment.UP_TO_EACH_YEAR || year == received.size() - 1) {
          assertThat(gained.signum()).as("%s in %s", position, plan).isNotNegative();
        }
      }
    }
    assertThat(plan.moved()).isEqualTo(moved);
    assertThat(plan.payers()).isEqualTo(count(plan, each -> each < 0));
    assertThat(plan.receivers()).isEqualTo(count(plan, each -> each > 0));
    assertThat(plan.aboveLeastAtMost()).isNotNegative();
  }

  private static int count(TransferPlan plan, LongPredicate of) {
    return (int)
        plan.received().values().stream().filter(each -> each.stream().anyMatch(of::test)).count();
  }
}

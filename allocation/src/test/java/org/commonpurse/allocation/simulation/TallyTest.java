package org.commonpurse.allocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Quantiles in bounded memory, against those of all sums sorted. */
class TallyTest {

  private static final long SEED = 20260701;

  @Test
  void isNeverFartherFromTheExactQuantileThanATold1024th() {
    var random = new SplittableRandom(SEED);
    for (int scale : new int[] {100, 100_000, 2_000_000_000}) {
      long[] sums = random.longs(5000, -scale / 3, scale).toArray();
      var tally = new Tally();
      tally.add(sums, sums.length);
      Arrays.sort(sums);
      for (int percent = 1; percent <= 100; percent++) {
        long exact = sums[Math.max(0, percent * 50 - 1)];
        assertThat(Math.abs(tally.quantile(percent / 100.0) - exact))
            .as("seed %d, scale %d, P%d", SEED, scale, percent)
            .isLessThanOrEqualTo(Math.abs(exact) / 1024);
      }
    }
  }

  @Test
  void tellsTheSameWhoeverCountsFirst() {
    long[] sums = new SplittableRandom(SEED).longs(1000, -1_000_000, 1_000_000).toArray();
    var one = new Tally();
    one.add(sums, 1000);
    var front = new Tally();
    front.add(sums, 400);
    var back = new Tally();
    back.add(Arrays.copyOfRange(sums, 400, 1000), 600);
    back.add(front);

    for (double part : new double[] {0.01, 0.1, 0.5, 0.77, 1}) {
      assertThat(back.quantile(part)).isEqualTo(one.quantile(part));
    }
    assertThat(back.mean()).isEqualTo(one.mean());
    assertThat(back.count()).isEqualTo(1000);
  }

  @Test
  void tellsWhatNeverChangesToThePenny() {
    var tally = new Tally();
    tally.add(new long[] {-30_000_001, -30_000_001, -30_000_001}, 3);

    assertThat(tally.quantile(0.1)).isEqualTo(-30_000_001);
    assertThat(tally.quantile(0.9)).isEqualTo(-30_000_001);
  }
}

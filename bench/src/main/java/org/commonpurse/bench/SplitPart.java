package org.commonpurse.bench;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.commonpurse.ledger.exact.Split;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Splits amounts among 23 partners by weights and the largest remainder, three ways. */
final class SplitPart {

  private static final int PARTNERS = 23;

  private final long[] weights = new long[PARTNERS];
  private final long total;
  private long pence = 1_234_567_89;

  SplitPart() {
    for (int i = 0; i < PARTNERS; i++) {
      weights[i] = 100_003 + 10_007L * i;
    }
    total = Arrays.stream(weights).sum();
  }

  void run() {
    if (!Arrays.equals(plain(pence), Split.byWeights(pence, weights))
        || !Arrays.equals(plain(pence), joda(pence))) {
      throw new IllegalStateException("The three ways must split alike.");
    }
    double ours = Clock.nanos(() -> Split.byWeights(pence++, weights)[7]);
    double plain = Clock.nanos(() -> plain(pence++)[7]);
    double joda = Clock.nanos(() -> joda(pence++)[7]);
    System.out.printf(
        Locale.ROOT,
        "split among 23: %.0f ns; Joda-Money %.0f ns, ratio %.1f (goal 3 or more); plain longs %.0f"
            + " ns, ratio %.2f (goal 2 or less)%n",
        ours,
        joda,
        joda / ours,
        plain,
        ours / plain);
  }

  /** Plain 64-bit arithmetic, which minds neither signs nor overflow. */
  private long[] plain(long amount) {
    long[] parts = new long[PARTNERS];
    long[] rests = new long[PARTNERS];
    long left = amount;
    for (int i = 0; i < PARTNERS; i++) {
      long product = amount * weights[i];
      parts[i] = product / total;
      rests[i] = product % total;
      left -= parts[i];
    }
    for (; left > 0; left--) {
      int best = 0;
      for (int i = 1; i < PARTNERS; i++) {
        if (rests[i] > rests[best]) {
          best = i;
        }
      }
      parts[best]++;
      rests[best] = -1;
    }
    return parts;
  }

  private long[] joda(long amount) {
    var money = Money.ofMinor(CurrencyUnit.GBP, amount);
    List<Money> parts = new ArrayList<>(PARTNERS);
    List<Money> rests = new ArrayList<>(PARTNERS);
    var left = money;
    for (long weight : weights) {
      var product = money.multipliedBy(weight);
      var part = product.dividedBy(total, RoundingMode.DOWN);
      parts.add(part);
      rests.add(product.minus(part.multipliedBy(total)));
      left = left.minus(part);
    }
    List<Integer> order = new ArrayList<>(PARTNERS);
    for (int i = 0; i < PARTNERS; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> rests.get(i)).reversed());
    for (int i = 0; i < left.getAmountMinorLong(); i++) {
      parts.set(order.get(i), parts.get(order.get(i)).plusMinor(1));
    }
    return parts.stream().mapToLong(Money::getAmountMinorLong).toArray();
  }
}

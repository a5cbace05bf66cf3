package org.commonpurse.allocation.risk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.commonpurse.ledger.exact.Exact;

/**
 * Finds where a course of amounts turns that is straight but for some points: it is bisected until what is left
 * is straight, and where two straight parts cross, the point is where they do.
 */
final class TurningPoints {

  private static final int PARTS = 64;

  private final LongFunction<long[]> ask;
  private final long slack;
  private final long step;
  private final TreeMap<Long, long[]> known = new TreeMap<>();
  private final TreeMap<Long, Long> found = new TreeMap<>();
  private final long end;
  private int left;
  private boolean isComplete = true;

  private TurningPoints(LongFunction<long[]> ask, long slack, long[] sizes, int most) {
    this.ask = ask;
    this.slack = slack;
    this.step = Math.max(100, 4 * slack);
    this.left = most;
    this.end = sizes[sizes.length - 1];
    for (long size : sizes) {
      known.put(size, ask.apply(size));
    }
  }

  /**
   * Points at which a course turns.
   *
   * @param points  from where to where each reaches, in order: the same for a bend, and for a jump what lies
   *     on both sides of it
   */
  record Turned(List<Map.Entry<Long, Long>> points, boolean isComplete) {}

  /**
   * Finds them.
   *
   * @param ask  the amounts at a size, always as many; each is straight between turning points but for rounding
   * @param slack  by how much rounding may move an amount, in pence
   * @param sizes  at which they are known without asking further: nothing first, the end last
   * @param most  how many other sizes may be asked for
   */
  static Turned of(LongFunction<long[]> ask, long slack, long[] sizes, int most) {
    var turning = new TurningPoints(ask, slack, sizes, most);
    turning.findAll();
    return new Turned(turning.turned(), turning.isComplete);
  }

  private void findAll() {
    boolean isStraight = known.keySet().stream().allMatch(size -> isOn(0, end, size));
    if (isStraight) {
      refine(0, end);
      return;
    }
    var sizes = List.copyOf(known.keySet());
    for (int i = 1; i < sizes.size(); i++) {
      mark(sizes.get(i), sizes.get(i));
      refine(sizes.get(i - 1), sizes.get(i));
    }
  }

  private long[] at(long size) {
    return Objects.requireNonNull(known.get(size));
  }

  private boolean know(long... sizes) {
    for (long size : sizes) {
      if (!known.containsKey(size)) {
        if (left == 0) {
          isComplete = false;
          return false;
        }
        left--;
        known.put(size, ask.apply(size));
      }
    }
    return true;
  }

  private void mark(long from, long to) {
    found.merge(from, to, Math::max);
  }

  private void refine(long from, long to) {
    if (to - from <= Math.max(step, 4)) {
      mark(from, to);
      return;
    }
    long first = from + (to - from) / 4;
    long second = to - (to - from) / 4;
    if (!know(first, second) || isOn(from, to, first) && isOn(from, to, second)) {
      return;
    }
    if (isOn(second, to, first)) {
      mark(first, first);
      refine(from, first);
    } else if (isOn(from, first, second)) {
      mark(second, second);
      refine(second, to);
    } else if (!crosses(from, first, second, to)) {
      bisect(from, first, second, to);
    }
  }

  /** Whether the straight parts at both ends meet at one point, which is then found. */
  private boolean crosses(long from, long first, long second, long to) {
    long near = crossing(from, first, second, to);
    // A point beside another says nothing of the line through it.
    long beside = (second - first) / 16;
    if (near <= first + beside || near >= second - beside || !know(near)) {
      return false;
    }
    if (!isOn(from, first, near) || !isOn(second, to, near)) {
      return false;
    }
    // Rounding moves the crossing of short lines by some pence, and that of long ones hardly.
    long aside = Math.max(step, (to - from) / PARTS);
    long exact = near;
    if (near - aside > first && near + aside < second && know(near - aside, near + aside)) {
      exact = crossing(from, near - aside, near + aside, to);
      exact = exact > near - aside && exact < near + aside && know(exact) ? exact : near;
    }
    mark(exact, exact);
    return true;
  }

  private void bisect(long from, long first, long second, long to) {
    long low = first;
    long high = second;
    boolean isFurther = false;
    while (high - low > step && !isFurther) {
      long middle = low + (high - low) / 2;
      if (!know(middle)) {
        break;
      }
      boolean isOnLow = isOn(from, first, middle);
      boolean isOnHigh = isOn(second, to, middle);
      if (isOnLow && isOnHigh) {
        low = middle;
        high = middle;
      } else if (isOnLow) {
        low = middle;
      } else if (isOnHigh) {
        high = middle;
      } else {
        isFurther = true;
        mark(middle, middle);
        refine(low, middle);
        refine(middle, high);
      }
    }
    mark(low, isFurther ? low : high);
    mark(high, high);
    // A line on which nothing more was found may itself have a turning point within it.
    if (low == first) {
      mark(first, first);
      refine(from, first);
    }
    if (high == second) {
      refine(second, to);
    }
  }

  /** Where the line through the first two points meets that through the others, for what they tell apart best. */
  private long crossing(long from, long first, long second, long to) {
    Exact most = Exact.ZERO;
    Exact where = Exact.of(from);
    for (int i = 0; i < at(from).length; i++) {
      var before = slope(from, first, i);
      var after = slope(second, to, i);
      var apart = before.minus(after);
      if (apart.abs().compareTo(most) > 0) {
        most = apart.abs();
        where =
            Exact.of(at(to)[i])
                .minus(Exact.of(at(from)[i]))
                .plus(before.times(Exact.of(from)))
                .minus(after.times(Exact.of(to)))
                .dividedBy(apart);
      }
    }
    return where.roundedHalfUp();
  }

  private Exact slope(long from, long to, int i) {
    return Exact.of(at(to)[i] - at(from)[i], to - from);
  }

  /** Whether every amount at a size lies on the line through two others, as far as rounding tells. */
  private boolean isOn(long from, long to, long size) {
    long far = Math.max(Math.abs(size - from), Math.abs(size - to));
    var may = times(slack, to - from).add(times(2 * slack, far));
    for (int i = 0; i < at(from).length; i++) {
      var off =
          times(at(size)[i] - at(from)[i], to - from)
              .subtract(times(at(to)[i] - at(from)[i], size - from));
      if (off.abs().compareTo(may) > 0) {
        return false;
      }
    }
    return true;
  }

  private static BigInteger times(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }

  /** Those points at which the parts on both sides are not one straight line. */
  private List<Map.Entry<Long, Long>> turned() {
    var all = List.copyOf(found.entrySet());
    var turned = new ArrayList<Map.Entry<Long, Long>>();
    long from = 0;
    for (int i = 0; i < all.size(); i++) {
      long low = all.get(i).getKey();
      long high = all.get(i).getValue();
      long to = i + 1 < all.size() ? all.get(i + 1).getKey() : end;
      // At nothing there can be a jump too, where a clause moves a fixed sum as soon as there is
      // anything.
      boolean isNext = low > from || low == 0 && turned.isEmpty();
      boolean isWithin = isNext && high > 0 && high < end && to > from;
      if (isWithin && !(isOn(from, to, low) && isOn(from, to, high))) {
        turned.add(Map.entry(low, high));
        from = high;
      }
    }
    return turned;
  }
}

package org.commonpurse.allocation.risk;

import java.util.List;
import java.util.Objects;
import org.commonpurse.allocation.horizon.BudgetYear.Met;

/**
 * How even outcomes are shared as they grow from nothing in one direction.
 *
 * @param stretches  one or more, in order of size; where a share jumps, less than a pound or the step of rounding
 *     lies between two of them
 * @param isComplete  whether all turning points were found; else a stretch may hold some, and says what it
 *     comes to on average
 */
public record RiskCourse(List<Stretch> stretches, boolean isComplete) {

  public RiskCourse {
    stretches = List.copyOf(stretches);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("A course has one stretch or more.");
    }
  }

  /**
   * What lies between two turning points; amounts have the sign of the variance, an overspend positive.
   *
   * @param fromPence  the variance at which it begins, the one nearer to nothing
   * @param toPence  the variance at which it ends
   * @param atFrom  who meets the variance at which it begins
   * @param atTo  who meets the one at which it ends
   * @param turns  why it begins; none for the first, and where no clause of it can be told
   */
  public record Stretch(long fromPence, long toPence, Met atFrom, Met atTo, List<Turn> turns) {

    public Stretch {
      Objects.requireNonNull(atFrom, "atFrom");
      Objects.requireNonNull(atTo, "atTo");
      turns = List.copyOf(turns);
    }

    /** How much more of a variance it holds, in the sign of the variance. */
    public long lengthPence() {
      return Math.subtractExact(toPence, fromPence);
    }
  }

  /** The last stretch. */
  public Stretch last() {
    return stretches.get(stretches.size() - 1);
  }
}

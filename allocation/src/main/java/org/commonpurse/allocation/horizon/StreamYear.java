package org.commonpurse.allocation.horizon;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.ledger.fund.Stream;

/**
 * What each stream of a fund brought in and paid for in a year, and whether what has to be spent was.
 *
 * @param year  the financial year
 * @param isOver  whether its last day is past on the day that it is looked at
 * @param streams  those that had or moved anything, in the fund's order
 * @param tests  the required spend that has a minimum for the year, in the fund's order
 * @param unset  the required spend that has none for it
 */
public record StreamYear(
    FinancialYear year,
    boolean isOver,
    List<Line> streams,
    List<TestYear> tests,
    List<RequiredSpend> unset) {

  /**
   * Checks that nothing more is expected of a year that is over.
   *
   * @throws IllegalArgumentException if it is
   */
  public StreamYear {
    Objects.requireNonNull(year, "year");
    streams = List.copyOf(streams);
    tests = List.copyOf(tests);
    unset = List.copyOf(unset);
    for (var test : tests) {
      if (isOver && test.expectedPence() != test.spentPence()) {
        throw new IllegalArgumentException(
            "%s is over, so nothing more is spent towards %s."
                .formatted(year, test.required().code()));
      }
    }
  }

  /** Whether a ring-fenced stream was spent on its own purpose only. */
  public enum RingFence {
    /** The stream has none. */
    NONE,
    /** It was spent on schemes that name it. */
    KEPT,
    /** Some of it was spent on schemes that do not name it. */
    SPENT_ELSEWHERE
  }

  /**
   * A stream, in pence. What clauses charged and gave back is of no stream, so that what is left of one
   * over the years cannot be told from the books.
   *
   * @param paidInPence  what partners contributed to it
   * @param otherIncomePence  what came in of it that no partner contributed
   * @param spentPence  what schemes cost out of it
   * @param elsewherePence  so much of that as schemes cost that do not name it
   */
  public record Line(
      Stream stream,
      long paidInPence,
      long otherIncomePence,
      long spentPence,
      long elsewherePence) {

    public Line {
      Objects.requireNonNull(stream, "stream");
    }

    /** What it brought in in the year: contributions with other income. */
    public long broughtInPence() {
      return Math.addExact(paidInPence, otherIncomePence);
    }

    /** Brought in less spent, of the year alone: negative where more was spent. */
    public long balancePence() {
      return Math.subtractExact(broughtInPence(), spentPence);
    }

    /** Whether its ring-fence was kept. */
    public RingFence ringFence() {
      if (!stream.ringFenced()) {
        return RingFence.NONE;
      }
      return elsewherePence == 0 ? RingFence.KEPT : RingFence.SPENT_ELSEWHERE;
    }
  }

  /** How a test of required spend stands, the one to look at first before the others. */
  public enum Outcome {
    /** The year is not over, and less than the minimum is expected by its end. */
    WILL_MISS,
    /** The year is over, and less than the minimum was spent. */
    MISSED,
    /** The year is not over, and the minimum is not spent yet but expected to be. */
    ON_COURSE,
    /** At least the minimum was spent. */
    MET
  }

  /**
   * Required spend against what was spent towards it, in pence.
   *
   * @param minimumPence  the least to be spent in the year, 0 or more
   * @param spentPence  what the schemes of the test cost out of its streams
   * @param expectedPence  what they are expected to have cost by the end of the year, never less than
   *     what they did
   * @param isOver  whether the year is over
   */
  public record TestYear(
      RequiredSpend required,
      long minimumPence,
      long spentPence,
      long expectedPence,
      boolean isOver) {

    /**
     * Checks that what was spent is expected.
     *
     * @throws IllegalArgumentException if less is expected than was spent
     */
    public TestYear {
      Objects.requireNonNull(required, "required");
      if (expectedPence < spentPence) {
        throw new IllegalArgumentException(
            "%d pence are expected towards %s, of which %d are spent already."
                .formatted(expectedPence, required.code(), spentPence));
      }
    }

    /** How it stands. */
    public Outcome outcome() {
      if (spentPence >= minimumPence) {
        return Outcome.MET;
      }
      if (isOver) {
        return Outcome.MISSED;
      }
      return expectedPence < minimumPence ? Outcome.WILL_MISS : Outcome.ON_COURSE;
    }

    /** By how much the minimum is, or is expected to be, missed; 0 where it is not. */
    public long missedByPence() {
      return Math.max(0, Math.subtractExact(minimumPence, expectedPence));
    }

    /** What is still to be spent for the minimum: minimum less spent, 0 where that is reached. */
    public long shortfallPence() {
      return Math.max(0, Math.subtractExact(minimumPence, spentPence));
    }
  }

  /** The tests, those that will be missed first, then those that were, the larger gap first. */
  public List<TestYear> urgentFirst() {
    return tests.stream()
        .sorted(
            Comparator.comparing(TestYear::outcome)
                .thenComparing(Comparator.comparingLong(TestYear::missedByPence).reversed()))
        .toList();
  }
}

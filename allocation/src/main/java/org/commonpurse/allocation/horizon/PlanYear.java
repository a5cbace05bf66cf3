package org.commonpurse.allocation.horizon;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * How a fund's budget of a year came about, line by line, what it spent, and what was expected at month 9.
 *
 * @param year  the financial year
 * @param lines  by scheme, then by stream; those with nothing at all left out
 * @param forecasts  entries that changed what was expected after month 9, in order of their days
 */
public record PlanYear(FinancialYear year, List<Line> lines, List<Forecast> forecasts) {

  public PlanYear {
    Objects.requireNonNull(year, "year");
    lines = List.copyOf(lines);
    forecasts = List.copyOf(forecasts);
  }

  /**
   * A scheme, so far as a stream pays for it, in pence.
   *
   * @param setPence  what budgets set, whenever in the year they did
   * @param viredPence  what virements brought to it, negative where they took it away
   * @param spentPence  what it cost
   * @param expected  what was expected of it
   */
  public record Line(
      SchemeCode scheme,
      StreamCode stream,
      long setPence,
      long viredPence,
      long spentPence,
      Expected expected) {

    public Line {
      Objects.requireNonNull(scheme, "scheme");
      Objects.requireNonNull(stream, "stream");
      Objects.requireNonNull(expected, "expected");
    }

    /** The budget after virements. */
    public long revisedPence() {
      return Math.addExact(setPence, viredPence);
    }

    /** Spent less revised budget: positive is an overspend. */
    public long variancePence() {
      return Math.subtractExact(spentPence, revisedPence());
    }
  }

  /**
   * What was expected of a line, in pence.
   *
   * @param budgetAtMonth9Pence  its budget as set and vired by 31 December
   * @param aboveAtMonth9Pence  by how much more than its budget it was then expected to cost
   * @param abovePence  by how much more it was expected to cost at the end of the year
   */
  public record Expected(long budgetAtMonth9Pence, long aboveAtMonth9Pence, long abovePence) {}

  /** An entry that changed what was expected: by how much, of which scheme, and why. */
  public record Forecast(LocalDate on, SchemeCode scheme, long pence, String why) {

    public Forecast {
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(scheme, "scheme");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * From what was expected at month 9 to the outturn, in pence: the parts add up to the change.
   *
   * @param expectedPence  what all lines were expected to cost at month 9
   * @param budgetPence  by how much budgets changed since
   * @param forecastPence  what later forecasts added
   * @param unforeseenPence  what the outturn is above what was last expected
   */
  public record SinceMonth9(
      long expectedPence, long budgetPence, long forecastPence, long unforeseenPence) {

    /** The outturn less what was expected. */
    public long changePence() {
      return Sums.of(budgetPence, forecastPence, unforeseenPence);
    }
  }

  /** All lines together. */
  public long sum(ToLongFunction<Line> pence) {
    return lines.stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  /** What became of the forecast at month 9; empty where nothing was forecast by then. */
  public Optional<SinceMonth9> sinceMonth9() {
    if (lines.stream().allMatch(line -> line.expected().aboveAtMonth9Pence() == 0)) {
      return Optional.empty();
    }
    long budget = sum(line -> line.expected().budgetAtMonth9Pence());
    long above = sum(line -> line.expected().aboveAtMonth9Pence());
    long last = sum(line -> line.expected().abovePence());
    long revised = sum(Line::revisedPence);
    return Optional.of(
        new SinceMonth9(
            Math.addExact(budget, above),
            Math.subtractExact(revised, budget),
            Math.subtractExact(last, above),
            Sums.of(sum(Line::spentPence), -revised, -last)));
  }
}

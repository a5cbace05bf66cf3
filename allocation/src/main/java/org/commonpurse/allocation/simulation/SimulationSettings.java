package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_OUT_OF_RANGE;

import java.util.OptionalLong;

/**
 * How a plan is simulated.
 *
 * @param paths  how many futures; made a multiple of {@value #RANDOMISATIONS}
 * @param errorPence  the standard error that the percentiles of every present value may have at most, in place
 *     of a number of paths; these are doubled until it is reached, or {@value #PATHS_MAX}
 * @param seed  what chance begins with; the same seed gives the same figures
 * @param threads  how many work; the figures are the same with any number
 * @param isSobol  whether paths fill what is possible evenly, in place of independent chance
 */
public record SimulationSettings(
    long paths, OptionalLong errorPence, long seed, int threads, boolean isSobol) {

  /** Standard errors come from so many independent runs of the same size. */
  public static final int RANDOMISATIONS = 16;

  /** The most paths. */
  public static final long PATHS_MAX = 10_000_000;

  /** The most threads. */
  public static final int THREADS_MAX = 64;

  /**
   * Checks that it can be done.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_OUT_OF_RANGE}
   */
  public SimulationSettings {
    requireWithin("paths", paths, RANDOMISATIONS, PATHS_MAX);
    requireWithin("threads", threads, 1, THREADS_MAX);
    requireWithin("the error in pence", errorPence.orElse(1), 1, Long.MAX_VALUE);
  }

  private static void requireWithin(String what, long value, long from, long to) {
    if (value < from || value > to) {
      throw SIMULATION_OUT_OF_RANGE
          .because(
              to == Long.MAX_VALUE
                  ? "There are %,d %s; use %,d or more.".formatted(value, what, from)
                  : "%,d %s are out of range; use %,d to %,d.".formatted(value, what, from, to),
              "what",
              what,
              "value",
              value)
          .toException();
    }
  }

  /** How many paths each randomisation has. */
  int pathsEach() {
    return (int) ((paths + RANDOMISATIONS - 1) / RANDOMISATIONS);
  }
}

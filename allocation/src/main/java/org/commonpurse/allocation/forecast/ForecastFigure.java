package org.commonpurse.allocation.forecast;

import java.util.Optional;

/** What was forecast for one year, in whole pence at its prices; positive where it is good for the partner. */
public sealed interface ForecastFigure {

  /** What an outcome is compared with: half of all futures lie below it, or it is the one that was expected. */
  long centrePence();

  /** Whether an outcome lies from the lower to the upper end, both included; empty where there are no ends. */
  Optional<Boolean> covers(long pence);

  /**
   * One in ten futures lies below the first, half below the second, one in ten above the third.
   *
   * @param p10Pence  at most {@code p50Pence}
   * @param p90Pence  at least {@code p50Pence}
   */
  record Percentiles(long p10Pence, long p50Pence, long p90Pence) implements ForecastFigure {

    public Percentiles {
      if (p10Pence > p50Pence || p50Pence > p90Pence) {
        throw new IllegalArgumentException(
            "P10, P50 and P90 do not ascend: %d, %d, %d pence"
                .formatted(p10Pence, p50Pence, p90Pence));
      }
    }

    @Override
    public long centrePence() {
      return p50Pence;
    }

    @Override
    public Optional<Boolean> covers(long pence) {
      return Optional.of(p10Pence <= pence && pence <= p90Pence);
    }
  }

  /** What a plan without ranges comes to. */
  record Expected(long pence) implements ForecastFigure {

    @Override
    public long centrePence() {
      return pence;
    }

    @Override
    public Optional<Boolean> covers(long outcome) {
      return Optional.empty();
    }
  }
}

package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.commonpurse.allocation.simulation.SimulationProgress;

/** A line each time that as many futures again are done as were told before, so that few are told. */
final class FuturesProgress implements SimulationProgress {

  private final PrintWriter err;
  private long told = 10_000;

  /** Tells beside what a command prints. */
  FuturesProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void paths(long done, long of) {
    if (done >= 2 * told) {
      told = done;
      err.printf(Locale.ROOT, "%,d of %,d futures done%n", done, of);
      err.flush();
    }
  }
}

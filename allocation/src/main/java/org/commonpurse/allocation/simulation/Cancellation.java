package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_CANCELLED;

import java.util.concurrent.atomic.AtomicBoolean;

/** By which somebody stops a simulation that is under way, from any thread. */
public final class Cancellation {

  private final AtomicBoolean isCancelled = new AtomicBoolean();

  /** Stops it: it ends within a block of paths, and leaves nothing. Stopping twice is the same as once. */
  public void cancel() {
    isCancelled.set(true);
  }

  /** Whether it was stopped, or the thread that asks was interrupted. */
  boolean isCancelled() {
    return isCancelled.get() || Thread.currentThread().isInterrupted();
  }

  void requireGoingOn() {
    if (isCancelled()) {
      throw SIMULATION_CANCELLED
          .because("The simulation was stopped; nothing is kept of it. Start it again.")
          .toException();
    }
  }
}

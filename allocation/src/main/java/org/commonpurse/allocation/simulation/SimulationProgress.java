package org.commonpurse.allocation.simulation;

/** Is told how far a simulation has come, by one thread at a time. */
@FunctionalInterface
public interface SimulationProgress {

  /** Tells nobody. */
  SimulationProgress NONE = (done, of) -> {};

  /**
   * Some paths more are done.
   *
   * @param done  how many in all
   * @param of  how many there will be, as far as is known; where an error was asked for, it grows
   */
  void paths(long done, long of);
}

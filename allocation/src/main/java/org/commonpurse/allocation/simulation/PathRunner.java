package org.commonpurse.allocation.simulation;

/** Works one future out after the other; used by one thread. */
interface PathRunner {

  /**
   * Works a future out.
   *
   * @param values  one for each uncertain number, in units of its last decimal
   * @param into  what is filled
   */
  void run(long[] values, PathFigures into);
}

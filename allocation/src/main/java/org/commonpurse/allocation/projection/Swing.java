package org.commonpurse.allocation.projection;

import java.util.List;

/**
 * What an assumption does to a present value between its lowest and its highest value, everything else
 * staying as it is.
 *
 * @param assumption  its name
 * @param low  the lowest value, as plans write it
 * @param high  the highest value
 * @param atLowPence  the present value at the lowest
 * @param atHighPence  the present value at the highest
 * @param switches  every value at which the present value turns from below nothing to nothing or more, or
 *     back, in order; empty where it does not
 */
public record Swing(
    String assumption,
    String low,
    String high,
    long atLowPence,
    long atHighPence,
    List<Switch> switches) {

  public Swing {
    switches = List.copyOf(switches);
  }

  /**
   * A value at which the answer turns.
   *
   * @param value  the first value of the other answer, as plans write it
   * @param isWorthItFromThere  whether the present value is nothing or more from there on, and not below
   */
  public record Switch(String value, boolean isWorthItFromThere) {}

  /** How much the present value moves from the one end to the other, whichever is higher. */
  public long widthPence() {
    return Math.abs(Math.subtractExact(atHighPence, atLowPence));
  }
}

package org.commonpurse.allocation.simulation;

/**
 * What was counted over the paths of one randomisation, or of all. Partners stand in the plan's order, and after
 * them all together.
 */
final class Outcomes {

  final Tally[][] returns;
  final Tally[][] cash;
  final Tally[][] net;
  final Tally[][] cumulative;
  final Tally[] presentValues;
  final long[] worseThanWithoutPlan;
  final long[] worseThanAlone;
  final long[] paidBackInContract;
  final long[] bound;

  Outcomes(int everybody, int years, int terms) {
    returns = tallies(everybody, years);
    cash = tallies(everybody, years);
    net = tallies(everybody, years);
    cumulative = tallies(everybody, years);
    presentValues = tallies(1, everybody)[0];
    worseThanWithoutPlan = new long[everybody];
    worseThanAlone = new long[everybody];
    paidBackInContract = new long[everybody];
    bound = new long[terms];
  }

  private static Tally[][] tallies(int rows, int columns) {
    var tallies = new Tally[rows][columns];
    for (var row : tallies) {
      for (int i = 0; i < columns; i++) {
        row[i] = new Tally();
      }
    }
    return tallies;
  }

  /** How many paths were counted. */
  long paths() {
    return presentValues[0].count();
  }

  /** Counts a block of paths. */
  synchronized void add(OutcomeBlock block) {
    for (int who = 0; who < presentValues.length; who++) {
      presentValues[who].add(block.presentValues[who], block.paths);
      for (int year = 0; year < returns[who].length; year++) {
        returns[who][year].add(block.returns[who][year], block.paths);
        cash[who][year].add(block.cash[who][year], block.paths);
        net[who][year].add(block.net[who][year], block.paths);
        cumulative[who][year].add(block.cumulative[who][year], block.paths);
      }
    }
    add(worseThanWithoutPlan, block.worseThanWithoutPlan);
    add(worseThanAlone, block.worseThanAlone);
    add(paidBackInContract, block.paidBackInContract);
    add(bound, block.bound);
  }

  /** Adds what another counted. */
  void add(Outcomes other) {
    for (int who = 0; who < presentValues.length; who++) {
      presentValues[who].add(other.presentValues[who]);
      for (int year = 0; year < returns[who].length; year++) {
        returns[who][year].add(other.returns[who][year]);
        cash[who][year].add(other.cash[who][year]);
        net[who][year].add(other.net[who][year]);
        cumulative[who][year].add(other.cumulative[who][year]);
      }
    }
    add(worseThanWithoutPlan, other.worseThanWithoutPlan);
    add(worseThanAlone, other.worseThanAlone);
    add(paidBackInContract, other.paidBackInContract);
    add(bound, other.bound);
  }

  private static void add(long[] counts, long[] others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }
}

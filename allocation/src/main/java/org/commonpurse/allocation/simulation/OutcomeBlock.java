package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/** What a block of paths came to, figure by figure; filled by one thread, path after path. */
final class OutcomeBlock {

  /** How many paths are drawn in one go, with a stream of chance of their own. */
  static final int PATHS = 256;

  final long[][][] returns;
  final long[][][] cash;
  final long[][][] net;
  final long[][][] cumulative;
  final long[][] presentValues;
  final long[] worseThanWithoutPlan;
  final long[] worseThanAlone;
  final long[] paidBackInContract;
  final long[] bound;
  int paths;

  /** Of each partner the last year of its contract, counted from 0; -1 where there is none. */
  private final int[] contractEnds;

  OutcomeBlock(int[] contractEnds, int years, int terms) {
    int everybody = contractEnds.length;
    this.contractEnds = contractEnds.clone();
    returns = new long[everybody][years][PATHS];
    cash = new long[everybody][years][PATHS];
    net = new long[everybody][years][PATHS];
    cumulative = new long[everybody][years][PATHS];
    presentValues = new long[everybody][PATHS];
    worseThanWithoutPlan = new long[everybody];
    worseThanAlone = new long[everybody];
    paidBackInContract = new long[everybody];
    bound = new long[terms];
  }

  void clear() {
    paths = 0;
    Arrays.fill(worseThanWithoutPlan, 0);
    Arrays.fill(worseThanAlone, 0);
    Arrays.fill(paidBackInContract, 0);
    Arrays.fill(bound, 0);
  }

  /** Takes what a path came to. */
  void add(PathFigures path) {
    int all = presentValues.length - 1;
    int years = path.factors.length;
    for (int year = 0; year < years; year++) {
      returns[all][year][paths] = 0;
      cash[all][year][paths] = 0;
      net[all][year][paths] = 0;
    }
    double allSharing = 0;
    for (int partner = 0; partner < all; partner++) {
      double sharing = 0;
      for (int year = 0; year < years; year++) {
        long pence = path.returnPence[partner][year];
        long free = pence - path.notCashPence[partner][year];
        returns[partner][year][paths] = pence;
        cash[partner][year][paths] = free;
        net[partner][year][paths] = path.netPence[partner][year];
        returns[all][year][paths] += pence;
        cash[all][year][paths] += free;
        net[all][year][paths] += path.netPence[partner][year];
        sharing += path.sharingPence[partner][year] * path.factors[year];
      }
      allSharing += sharing;
      sumUp(partner, sharing, path.factors);
    }
    sumUp(all, allSharing, path.factors);
    for (int i = 0; i < bound.length; i++) {
      bound[i] += path.bound[i] ? 1 : 0;
    }
    paths++;
  }

  private void sumUp(int who, double sharing, double[] factors) {
    long sum = 0;
    long atContractEnd = 0;
    double value = 0;
    for (int year = 0; year < factors.length; year++) {
      long pence = returns[who][year][paths];
      sum += pence;
      value += pence * factors[year];
      cumulative[who][year][paths] = sum;
      atContractEnd = year <= contractEnds[who] ? sum : atContractEnd;
    }
    long present = Math.round(value);
    presentValues[who][paths] = present;
    worseThanWithoutPlan[who] += present < 0 ? 1 : 0;
    worseThanAlone[who] += present < Math.round(value - sharing) ? 1 : 0;
    paidBackInContract[who] += atContractEnd >= 0 ? 1 : 0;
  }
}

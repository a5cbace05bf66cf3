package org.commonpurse.allocation.simulation;

/**
 * The first paths of each randomisation as they are, of which it is asked what drives the present values. Each
 * path has its place, so that it does not matter who writes first.
 */
final class PathSample {

  /** How many paths of each randomisation are kept. */
  static final int EACH = 512;

  private final int each;
  private final double[][] numbers;
  private final double[][] presentValues;

  PathSample(int randomisations, int pathsEach, int numbers, int everybody) {
    each = Math.min(EACH, pathsEach);
    this.numbers = new double[numbers][randomisations * each];
    presentValues = new double[everybody][randomisations * each];
  }

  /** Keeps a path if it is one of the first. */
  void keep(int randomisation, long path, long[] values, OutcomeBlock block, int inBlock) {
    if (path >= each) {
      return;
    }
    int at = randomisation * each + (int) path;
    for (int i = 0; i < values.length; i++) {
      numbers[i][at] = values[i];
    }
    for (int who = 0; who < presentValues.length; who++) {
      presentValues[who][at] = block.presentValues[who][inBlock];
    }
  }

  /** How many paths are kept. */
  int size() {
    return numbers[0].length;
  }

  /** The rank correlation of each number with each present value, by number and then by who has it. */
  double[][] correlations() {
    double[][] ranks = new double[presentValues.length][];
    for (int who = 0; who < ranks.length; who++) {
      ranks[who] = Ranks.of(presentValues[who]);
    }
    double[][] found = new double[numbers.length][ranks.length];
    for (int i = 0; i < numbers.length; i++) {
      double[] own = Ranks.of(numbers[i]);
      for (int who = 0; who < ranks.length; who++) {
        found[i][who] = Ranks.correlation(own, ranks[who]);
      }
    }
    return found;
  }
}

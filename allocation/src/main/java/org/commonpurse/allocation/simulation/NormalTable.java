package org.commonpurse.allocation.simulation;

/**
 * Standard normal quantities by uniform bits, read off a table: 1,024 cubic pieces of the same probability, and for
 * what lies beyond the eight outermost of either side, pieces of which each halving of the way to the tail has the
 * same number. There is one, so that it stays near the processor.
 */
final class NormalTable {

  private static final int BITS = 4;
  private static final int PIECES_EACH = 1 << BITS;
  private static final int HALVINGS = 64;
  private static final int SIDE = HALVINGS * PIECES_EACH * 4;
  private static final long ONE = Double.doubleToRawLongBits(1);

  private static final int EVEN_BITS = 10;
  private static final int OUTERMOST = 8;

  private final double[] pieces = new double[2 * SIDE];
  private final double[] even = new double[4 << EVEN_BITS];

  NormalTable() {
    for (int side = 0; side < 2; side++) {
      double sign = side == 0 ? 1 : -1;
      for (int piece = 0; piece < HALVINGS * PIECES_EACH; piece++) {
        double from =
            Math.scalb(1 + (double) (piece % PIECES_EACH) / PIECES_EACH, piece / PIECES_EACH - 64);
        double width = Math.scalb(1.0 / PIECES_EACH, piece / PIECES_EACH - 64);
        double[] values = new double[4];
        for (int i = 0; i < 4; i++) {
          double probability = Math.min(from + width * i / 3, 0.5);
          values[i] = sign * Points.NORMAL.inverseCumulativeProbability(probability);
        }
        putCubic(values, pieces, side * SIDE + 4 * piece);
      }
    }
    for (int piece = OUTERMOST; piece < (1 << EVEN_BITS) - OUTERMOST; piece++) {
      double[] values = new double[4];
      for (int i = 0; i < 4; i++) {
        values[i] =
            Points.NORMAL.inverseCumulativeProbability((piece + i / 3.0) / (1 << EVEN_BITS));
      }
      putCubic(values, even, 4 * piece);
    }
  }

  /** The cubic through values at 1, 4/3, 5/3 and 2, by powers of the place. */
  private static void putCubic(double[] values, double[] into, int at) {
    double[] sum = new double[4];
    for (int i = 0; i < 4; i++) {
      // Lagrange's polynomial of one of the four places.
      double[] product = {values[i], 0, 0, 0};
      double node = 1 + i / 3.0;
      for (int j = 0; j < 4; j++) {
        if (j != i) {
          double other = 1 + j / 3.0;
          for (int power = 3; power >= 0; power--) {
            double lower = power == 0 ? 0 : product[power - 1];
            product[power] = (lower - other * product[power]) / (node - other);
          }
        }
      }
      for (int power = 0; power < 4; power++) {
        sum[power] += product[power];
      }
    }
    System.arraycopy(sum, 0, into, at, 4);
  }

  /** The quantity at 64 uniform bits; it rises with them. */
  double at(long bits) {
    int piece = (int) (bits >>> (64 - EVEN_BITS));
    if (piece - OUTERMOST < 0 || piece >= (1 << EVEN_BITS) - OUTERMOST) {
      return inTail(bits);
    }
    double place = Double.longBitsToDouble((bits << EVEN_BITS >>> 12) | ONE);
    int at = 4 * piece;
    return even[at] + place * (even[at + 1] + place * (even[at + 2] + place * even[at + 3]));
  }

  private double inTail(long bits) {
    // Those above the middle are mirrored: what is left is the way to the nearer tail.
    long upper = bits >> 63;
    long way = (bits ^ upper) | 1;
    int zeros = Long.numberOfLeadingZeros(way);
    // Bits alone, as turning a whole number into a fraction makes each draw wait for the one before
    // it.
    long shifted = way << zeros;
    int piece = ((63 - zeros) << BITS) + ((int) (shifted >>> (63 - BITS)) & (PIECES_EACH - 1));
    double place = Double.longBitsToDouble((shifted << (BITS + 1) >>> 12) | ONE);
    int at = 4 * piece + ((int) upper & SIDE);
    return pieces[at]
        + place * (pieces[at + 1] + place * (pieces[at + 2] + place * pieces[at + 3]));
  }
}

package org.commonpurse.allocation.projection;

/**
 * How a year's costs come to be paid, in pence: a part of the costs and what is borrowed for them, never a cost of
 * its own.
 *
 * @param oneOffPence  the part of all costs that does not come again
 * @param borrowedPence  the capital part that is borrowed rather than paid in the year
 * @param repaidPence  what is repaid in the year, with interest, of what was borrowed before
 */
public record Funding(long oneOffPence, long borrowedPence, long repaidPence) {

  static final Funding NOTHING = new Funding(0, 0, 0);

  Funding plus(Funding other) {
    return new Funding(
        Math.addExact(oneOffPence, other.oneOffPence),
        Math.addExact(borrowedPence, other.borrowedPence),
        Math.addExact(repaidPence, other.repaidPence));
  }
}

package org.commonpurse.allocation.gainshare;

/** What a programme of transfers is to make as small as can be, and within what. */
sealed interface Aim {

  /** What a pound received in a year counts. */
  long weight(int year, int years);

  /** How much may be moved at most, in pence. */
  default long mostMoved() {
    return Long.MAX_VALUE;
  }

  /** What each partner is to have over at present value, in pence. */
  default long margin() {
    return 0;
  }

  /** Whether partners may be left short, as little as can be. */
  default boolean leavesShort() {
    return false;
  }

  /**
   * As little moved as can be.
   *
   * @param margin  what each partner is to have over, so that rounding leaves none short
   */
  record Least(long margin) implements Aim {
    @Override
    public long weight(int year, int years) {
      return 1;
    }
  }

  /** Partners left short by as little as can be, where not all can be made good. */
  record LeastShort() implements Aim {
    @Override
    public long weight(int year, int years) {
      return 0;
    }

    @Override
    public boolean leavesShort() {
      return true;
    }
  }

  /**
   * Nothing paid before it must be: as few pounds times years to go as can be.
   *
   * @param mostMoved  how much may be moved at most, in pence
   */
  record Late(long mostMoved) implements Aim {
    @Override
    public long weight(int year, int years) {
      return (long) years - year;
    }
  }
}

package org.commonpurse.allocation.gainshare;

/**
 * When a partner counts as no worse off than standing alone.
 * <p>
 * Its gain of a year is its net position together, with transfers, less that standing alone. Gains are
 * discounted to their present value and added up.
 */
public enum NoDetriment {
  /** The gains of all years together are zero or more. */
  OVER_ALL_YEARS,
  /** The gains up to each year are zero or more: it is never behind, not even for a while. */
  UP_TO_EACH_YEAR;

  /** Whether it asks something of the gains up to a year. */
  boolean asksUpTo(int year, int years) {
    return this == UP_TO_EACH_YEAR || year == years - 1;
  }
}

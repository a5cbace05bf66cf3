package org.commonpurse.allocation.agreement;

/** For how long a clause adds up what it takes, and takes off what it gave before. */
public enum ToDate {
  /** Not at all: it takes what an application brings. */
  NOTHING,
  /** For the financial year so far. */
  YEAR,
  /** For the contract so far: all years, whatever the versions of the agreement. */
  CONTRACT
}

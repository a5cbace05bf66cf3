package org.commonpurse.allocation.agreement;

import java.util.Locale;

/** Which amount of an outturn a clause shares. */
public enum AmountBasis {
  /** What schemes spent above their budgets, added up; never below zero. */
  OVERSPEND("overspend", "An overspend", false),
  /** What schemes spent below their budgets, added up; never above zero. */
  UNDERSPEND("underspend", "An underspend", false),
  /** Actual less budget, over and under together, of either sign. */
  VARIANCE("variance", "An over- or underspend", false),
  /** Savings that landed on partners outside the fund; 0 or more; a benefit. */
  SAVING("saving", "The saving", true),
  /** Burdens that landed on partners outside the fund; 0 or more. */
  BURDEN("burden", "The burden", false),
  /** A named sum of the outturn that is paid out to partners; a benefit. */
  PAYMENT("payment", "The payment", true),
  /** Nothing: the clause only moves agreed sums between partners. */
  TRANSFER("transfer", "What partners pay each other", false),
  /** What the fund gives back of what partners paid under a clause of earlier years. */
  RECOVERY("recovery", "What partners recover", false);

  private final String noun;
  private final String subject;
  private final boolean benefit;

  AmountBasis(String noun, String subject, boolean benefit) {
    this.noun = noun;
    this.subject = subject;
    this.benefit = benefit;
  }

  /** As agreements write it. */
  public String noun() {
    return noun;
  }

  /** The subject of a sentence about it: {@code An overspend}. */
  public String subject() {
    return subject;
  }

  /** Whether a positive amount is a benefit to those who have a part of it, and not a cost. */
  public boolean isBenefit() {
    return benefit;
  }

  /** Whether it is the difference between what schemes spent and were to spend. */
  public boolean isVariance() {
    return this == OVERSPEND || this == UNDERSPEND || this == VARIANCE;
  }

  /** Whether it is something that landed on partners outside the fund. */
  public boolean isImpact() {
    return this == SAVING || this == BURDEN;
  }

  /**
   * Whether it is on the fund's own money: what it spent, paid out or gives back. Otherwise it shares
   * what landed outside the fund, or is support between partners.
   */
  public boolean isPool() {
    return switch (this) {
      case OVERSPEND, UNDERSPEND, VARIANCE, PAYMENT, RECOVERY -> true;
      case SAVING, BURDEN, TRANSFER -> false;
    };
  }

  /** The basis that is written so. */
  public static AmountBasis of(String noun) {
    return valueOf(noun.toUpperCase(Locale.ROOT));
  }
}

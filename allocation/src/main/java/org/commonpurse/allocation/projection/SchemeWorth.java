package org.commonpurse.allocation.projection;

import org.commonpurse.allocation.gainshare.ShapleyValue;

/** What each scheme of a plan is worth where some only work together. */
public final class SchemeWorth {

  private SchemeWorth() {}

  /**
   * The Shapley value of each scheme: what it adds at present value, for all partners together, on average over
   * every order in which the schemes could be begun. Values add up to the present value of the plan.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_SCHEMES_MISSING} if the plan has none;
   *     {@code GAIN_SCHEMES_TOO_MANY}
   */
  public static ShapleyValue of(Plan plan) {
    return ShapleyValue.of(
        plan.schemes(), set -> Projection.withoutSharing(plan.only(set)).all().presentValuePence());
  }
}

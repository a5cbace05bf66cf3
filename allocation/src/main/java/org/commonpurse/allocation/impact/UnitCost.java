package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_UNIT_COST_NEGATIVE;

import org.commonpurse.ledger.id.PriceCode;

/**
 * What one unit of something costs.
 *
 * @param code  its name within the model
 * @param name  what it is the cost of
 * @param pence  the cost of one unit, 0 or more
 * @param priceYear  the year whose prices it is in, such as {@code 2013-14}; it is never uprated
 * @param provenance  who published it, or that it illustrates
 */
public record UnitCost(
    PriceCode code, String name, long pence, String priceYear, Provenance provenance) {

  public UnitCost {
    if (pence < 0) {
      throw IMPACT_UNIT_COST_NEGATIVE
          .because(
              "The unit cost " + code + " is " + pence + " pence; a unit costs 0 or more.",
              "unitCost",
              code)
          .toException();
    }
  }
}

package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_UNIT_COST_NEGATIVE;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.price.TableLine;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PriceCode;

/**
 * What one unit of something costs.
 *
 * @param code  its name within the model
 * @param name  what it is the cost of
 * @param pence  what so many units cost, 0 or more
 * @param per  how many units that is the cost of, 1 or more: a value published as a sum for many units
 *     stays exact
 * @param priceYear  the year whose prices it is in, such as {@code 2013-14}; an amount of the model is never uprated
 * @param version  the edition of its source, such as {@code v1.4}; empty where none is named
 * @param provenance  who published it, or that it illustrates
 * @param line  the line of a table of unit costs that it was taken from; empty where the model gives the amount
 */
public record UnitCost(
    PriceCode code,
    String name,
    long pence,
    long per,
    String priceYear,
    String version,
    Provenance provenance,
    Optional<TableLine> line) {

  public UnitCost {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(line, "line");
    if (pence < 0 || per < 1) {
      throw IMPACT_UNIT_COST_NEGATIVE
          .because(
              "The unit cost %s is %d pence for %d units; a unit costs 0 or more, and it is told of 1 or more."
                  .formatted(code, pence, per),
              "unitCost",
              code)
          .toException();
    }
  }

  /** The cost of a single unit, of a source that names no edition. */
  public UnitCost(
      PriceCode code, String name, long pence, String priceYear, Provenance provenance) {
    this(code, name, pence, 1, priceYear, "", provenance, Optional.empty());
  }

  /** What one unit costs, in pence, exactly. */
  public Exact each() {
    return Exact.of(pence, per);
  }

  /** What some units cost, to the nearest penny, halves away from zero. */
  public long of(long units) {
    return each().times(Exact.of(units)).roundedHalfUp();
  }
}

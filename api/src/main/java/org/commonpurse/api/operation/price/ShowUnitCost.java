package org.commonpurse.api.operation.price;

import java.util.Optional;
import org.commonpurse.allocation.price.Deflators;
import org.commonpurse.allocation.price.Price;
import org.commonpurse.allocation.price.UnitCostLine;
import org.commonpurse.allocation.price.UnitCostTable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.calendar.FinancialYear;

/** One unit cost, by edition and code. */
@OperationSpec(
    name = "unit-cost",
    summary = "one unit cost, as it was published and at the prices of another year",
    routes = "GET /api/v1/unit-costs/{edition}/{code}",
    command = "unit-cost show",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PRICES_OF,
    problems = {
      "PRICE_CODE_UNKNOWN",
      "PRICE_DEFLATORS_UNKNOWN",
      "PRICE_EDITION_UNKNOWN",
      "PRICE_INDEX_YEAR_MISSING"
    })
public final class ShowUnitCost {

  /**
   * At the prices of which year.
   *
   * @param pricesOf  the year; that of the publication where it is empty
   * @param deflators  the edition of the price index; the newest that has both years where it is empty
   */
  public record Input(Optional<FinancialYear> pricesOf, Optional<String> deflators) {

    /** Of what a request or a command asks. */
    public static Input of(RequestParameters parameters) {
      return new Input(
          parameters.one("pricesOf", Price::year), parameters.one("deflators", text -> text));
    }
  }

  /**
   * What was found.
   *
   * @param about  the edition it is of
   * @param line  as it was published
   * @param taken  at the prices of another year, where that was asked
   */
  public record Output(UnitCostTable.Edition about, UnitCostLine line, Optional<Taken> taken) {}

  /**
   * A unit cost at the prices of another year.
   *
   * @param line  with cost and parts at these prices
   * @param deflators  by which index
   */
  public record Taken(UnitCostLine line, Deflators deflators) {}

  /** Finds it. */
  public Output run(String edition, String code, Input input) {
    var table = UnitCostTable.edition(edition);
    var line = table.line(code);
    var named = input.deflators().map(Deflators::edition);
    return new Output(
        table.about(),
        line,
        input
            .pricesOf()
            .map(
                year -> {
                  var index =
                      named.orElseGet(() -> Deflators.newestWith(line.price().pricesOf(), year));
                  return new Taken(line.in(year, index), index);
                }));
  }
}

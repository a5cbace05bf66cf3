package org.commonpurse.api.operation.price;

import java.util.List;
import org.commonpurse.allocation.price.UnitCostLine;
import org.commonpurse.allocation.price.UnitCostTable;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;

/** Unit costs, by edition, words and agency. */
@OperationSpec(
    name = "unit-costs",
    summary = "what units of care cost, by edition, words and who bears them",
    routes = "GET /api/v1/unit-costs",
    command = "unit-cost list",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.UNIT_COSTS, ParameterGroup.PAGE},
    problems = "PRICE_EDITION_UNKNOWN")
public final class ListUnitCosts {

  /** Of the editions that are carried. */
  public ListPage<UnitCostLine> run(UnitCostQuery query, ListQuery page) {
    var tables =
        query
            .edition()
            .map(name -> List.of(UnitCostTable.edition(name)))
            .orElse(UnitCostTable.editions());
    return run(tables, query, page);
  }

  /** Of tables that were read from files. */
  public ListPage<UnitCostLine> run(
      List<UnitCostTable> tables, UnitCostQuery query, ListQuery page) {
    var found =
        tables.stream()
            .filter(query::isOf)
            .flatMap(table -> table.search(query.search()).stream())
            .filter(query::isOf)
            .toList();
    return ListPage.of(found, line -> line.edition() + "/" + line.code(), page);
  }
}

package org.commonpurse.api.operation.price;

import java.util.Optional;
import org.commonpurse.allocation.price.Agency;
import org.commonpurse.allocation.price.UnitCostLine;
import org.commonpurse.allocation.price.UnitCostTable;
import org.commonpurse.api.operation.input.RequestParameters;

/**
 * Which unit costs.
 *
 * @param edition  of this edition only; of all where it is empty
 * @param search  with all of these words in code, category or description; empty for any
 * @param agency  only those of which this agency bears a part, or may
 */
public record UnitCostQuery(Optional<String> edition, String search, Optional<Agency> agency) {

  /** Of what a request or a command asks. */
  public static UnitCostQuery of(RequestParameters parameters) {
    return new UnitCostQuery(
        parameters.one("edition", text -> text),
        parameters.<String>one("search", text -> text).orElse(""),
        parameters.one("agency", Agency::of));
  }

  boolean isOf(UnitCostTable table) {
    return edition.isEmpty() || edition.get().equals(table.about().name());
  }

  boolean isOf(UnitCostLine line) {
    return agency.isEmpty() || line.agencies().contains(agency.get());
  }
}

package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Applied;

/**
 * What agreements give.
 *
 * @param allocations  one for each agreement in force, with the working
 */
public record AllocationsResponse(List<JsonNode> allocations) {

  /** The results. */
  public static AllocationsResponse of(List<Applied> results) {
    return new AllocationsResponse(
        results.stream()
            .<JsonNode>map(applied -> AllocationJson.of(applied.allocation()))
            .toList());
  }
}

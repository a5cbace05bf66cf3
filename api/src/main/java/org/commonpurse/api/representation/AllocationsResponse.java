package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.settlement.Allocations.Preview;
import org.commonpurse.allocation.settlement.RecordedAllocation;

/**
 * What agreements give.
 *
 * @param items  one for each agreement in force, with the working
 * @param token  of a preview: what it rests on, for applying just this
 * @param basis  of a preview: where the fund's books stood
 */
public record AllocationsResponse(
    List<JsonNode> items, Optional<String> token, Optional<BasisResponse> basis) {

  /** The results of a preview. */
  public static AllocationsResponse of(Preview preview) {
    var stamp = preview.stamp();
    return new AllocationsResponse(
        preview.results().stream()
            .<JsonNode>map(applied -> AllocationJson.of(applied.allocation()))
            .toList(),
        Optional.of(preview.token().toString()),
        Optional.of(new BasisResponse(stamp.sequence(), stamp.events(), stamp.seal())));
  }

  /** What was applied, as it is recorded. */
  public static AllocationsResponse of(List<RecordedAllocation> recorded) {
    return new AllocationsResponse(
        recorded.stream().map(RecordedAllocation::json).toList(),
        Optional.empty(),
        Optional.empty());
  }
}

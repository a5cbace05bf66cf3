package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.settlement.Allocations.Preview;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.settlement.StaleResult;

/**
 * What agreements give.
 *
 * @param items  one for each agreement in force, with the working
 * @param token  of a preview: what it rests on, for applying just this
 * @param basis  of a preview: where the fund's books stood
 * @param stale  of a preview: results of earlier periods that it rests on and that are out of date,
 *     a sentence each
 */
public record AllocationsResponse(
    @Described("allocation") List<JsonNode> items,
    Optional<String> token,
    Optional<BasisResponse> basis,
    Optional<List<String>> stale) {

  /** The results of a preview. */
  public static AllocationsResponse of(Preview preview) {
    return new AllocationsResponse(
        preview.results().stream()
            .<JsonNode>map(applied -> AllocationJson.of(applied.allocation()))
            .toList(),
        Optional.of(preview.token().toString()),
        Optional.of(BasisResponse.of(preview.stamp())),
        Optional.of(preview.stale().stream().map(StaleResult::inWords).toList()));
  }

  /** What was applied, as it is recorded. */
  public static AllocationsResponse of(List<RecordedAllocation> recorded) {
    return new AllocationsResponse(
        recorded.stream().map(RecordedAllocation::json).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

package org.commonpurse.api.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.money.Amounts;

/** Allocations as JSON. */
public final class AllocationAnswer {

  private AllocationAnswer() {}

  /** What agreements give, with the working. */
  public static Map<String, Object> results(List<ApplicationResult> results) {
    return Map.of(
        "allocations",
        results.stream().map(applied -> AllocationJson.of(applied.allocation())).toList());
  }

  /** What was recorded, in order, without the working. */
  public static Map<String, Object> list(List<RecordedAllocation> recorded) {
    return Map.of("allocations", recorded.stream().map(AllocationAnswer::heading).toList());
  }

  /** A revision with its result. */
  public static ObjectNode revision(RecordedAllocation recorded) {
    return heading(recorded).set("allocation", recorded.json());
  }

  /**
   * A revision with all that it rests on.
   *
   * @param document  the revision as it is archived; {@code result} has it word for word, amounts in
   *     pence, as the digest was made from it
   */
  public static ObjectNode whole(RecordedAllocation recorded, AllocationDocument document) {
    try {
      var answer = revision(recorded);
      answer.put("digest", document.digest());
      answer.set("outturn", Json.mapper().readTree(document.outturn()));
      answer.set("result", Json.mapper().readTree(document.result()));
      return answer;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The archive holds what is no JSON: " + recorded.key(), e);
    }
  }

  private static ObjectNode heading(RecordedAllocation recorded) {
    var agreement = recorded.allocation().agreement();
    var json =
        Json.mapper()
            .createObjectNode()
            .put("key", recorded.key())
            .put("agreement", agreement.code().value())
            .put("version", agreement.version())
            .put("period", recorded.period())
            .put("revision", recorded.revision())
            .put("why", recorded.why())
            .put("recordedAt", recorded.recordedAt().toString())
            .put("by", recorded.by().name());
    var positions = json.putArray("positions");
    recorded.positions().forEach(position -> positions.add(position(recorded, position)));
    return json;
  }

  /** Where a partner stands, its own figure beside ours. */
  private static ObjectNode position(RecordedAllocation recorded, Position position) {
    var json =
        Json.mapper()
            .createObjectNode()
            .put("clause", recorded.clause(position).clause().reference())
            .put("partner", position.partner().value())
            .put("standing", Json.word(position.standing()))
            .put("part", Amounts.plain(recorded.partPence(position)));
    position.ownPence().ifPresent(pence -> json.put("own", Amounts.plain(pence)));
    return json.put("note", position.note());
  }
}

package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.commonpurse.ledger.allocation.AllocationDocument;

/**
 * The record of an allocation as JSON, each property under the name that it has today.
 * <p>
 * In records made before every name was in lower camel case, some have hyphens. A record is sealed
 * word for word, so they are renamed whenever it is read and never where it is kept.
 */
final class RecordJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private RecordJson() {}

  /** The figures it was made from, as {@code outturn.schema.json} describes them. */
  static JsonNode figures(AllocationDocument document) {
    var figures = read(document, document.draft().outturn());
    rename(figures, "through-month", "throughMonth");
    figures
        .path("contributions")
        .forEach(one -> rename(one, "counts-for-shares", "countsForShares"));
    figures.path("lines").forEach(line -> rename(line, "ring-fenced", "ringFenced"));
    return figures;
  }

  /** The result with its working, and all that was recorded beside it. */
  static JsonNode result(AllocationDocument document) {
    var result = read(document, document.draft().result());
    rename(result, "state-before", "stateBefore");
    rename(result, "state-after", "stateAfter");
    rename(result.path("stateBefore"), "year-to-date", "yearToDate");
    rename(result.path("stateAfter"), "year-to-date", "yearToDate");
    return result;
  }

  private static void rename(JsonNode node, String former, String name) {
    if (node instanceof ObjectNode object && object.has(former)) {
      object.set(name, object.remove(former));
    }
  }

  private static JsonNode read(AllocationDocument document, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The record holds what is no JSON: " + document.draft().key(), e);
    }
  }
}

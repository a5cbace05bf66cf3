package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.commonpurse.ledger.measure.ClaimReason;
import org.commonpurse.ledger.measure.ClaimWaiver;
import org.commonpurse.ledger.seal.ChainEvent;

/** The document of an event that records that a claim was given up. */
final class WaiverDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private WaiverDocument() {}

  /** Why, and by which entry what was posted is taken back, as JSON. */
  static String of(ClaimReason reason, Optional<Long> reversal) {
    var document = JSON.createObjectNode().put("reason", reason.text());
    reversal.ifPresent(entry -> document.put("reversalEntry", entry));
    return document.toString();
  }

  /** What an event records. */
  static ClaimWaiver read(ChainEvent event) {
    JsonNode document;
    try {
      document = JSON.readTree(event.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The document of the waiver " + event.subject() + " is broken", e);
    }
    return new ClaimWaiver(
        new ClaimReason(document.path("reason").asText()),
        document.has("reversalEntry")
            ? Optional.of(document.path("reversalEntry").longValue())
            : Optional.empty(),
        event.recordedAt(),
        event.by());
  }
}

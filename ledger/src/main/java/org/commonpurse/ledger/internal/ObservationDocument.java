package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.measure.Observation;

/** The document of an event that records an observed value. */
final class ObservationDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ObservationDocument() {}

  /** The value as JSON. */
  static String of(Observation observation) {
    var document = JSON.createObjectNode();
    document.put("effect", observation.effect().value());
    document.put("quarter", observation.quarter().toString());
    document.put("units", observation.units());
    document.put("source", observation.source());
    document.put("cohort", observation.cohort());
    document.put("suppliedBy", observation.suppliedBy());
    return document.toString();
  }

  /** The value that an event about a quarter records. */
  static Observation read(String subject, String text) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The document of the observation " + subject + " is broken", e);
    }
    return new Observation(
        EffectCode.of(document.path("effect").asText()),
        Quarter.parse(document.path("quarter").asText()),
        document.path("units").longValue(),
        document.path("source").asText(),
        document.path("cohort").asText(),
        document.path("suppliedBy").asText());
  }
}

package org.commonpurse.ledger.redaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.seal.ChainEvent;

/**
 * The document of an event by which a text was taken out of a link.
 *
 * @param reason  why, which does not repeat the text
 * @param hashes  how each personal text of the link stood in what is sealed, by field
 * @param stays  the personal texts that stay: as they were proved by their hashes when the salt went;
 *     and of an event the document that is left of its own
 * @param events  the numbers of the events that went with an entry, since they had its text or a hash
 * @param stillIn  where the text was found too and stays
 */
public record RedactionDocument(
    String reason,
    Map<String, String> hashes,
    Map<String, String> stays,
    List<Long> events,
    List<String> stillIn) {

  /** Where a text is gone and no event says so. */
  public static final TextProof UNPROVED = new TextProof.TakenOut(0, Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  public RedactionDocument {
    Objects.requireNonNull(reason, "reason");
    hashes = Map.copyOf(hashes);
    stays = Map.copyOf(stays);
    events = List.copyOf(events);
    stillIn = List.copyOf(stillIn);
  }

  /**
   * What is left to prove a link by.
   *
   * @param event  the number of the event that says so
   * @param document  what it says; if that cannot be read, nothing is proved
   */
  public static TextProof proof(long event, String document) {
    try {
      return new TextProof.TakenOut(event, parse(document).hashes());
    } catch (IllegalStateException | IllegalArgumentException e) {
      return UNPROVED;
    }
  }

  /** The document as JSON. */
  public String text() {
    var json = JSON.createObjectNode();
    json.put("reason", reason);
    var digests = json.putObject("hashes");
    new TreeMap<>(hashes).forEach(digests::put);
    var texts = json.putObject("stays");
    new TreeMap<>(stays).forEach(texts::put);
    if (!events.isEmpty()) {
      var array = json.putArray("events");
      events.forEach(array::add);
    }
    if (!stillIn.isEmpty()) {
      var array = json.putArray("stillIn");
      stillIn.forEach(array::add);
    }
    return json.toString();
  }

  /**
   * The document of an event.
   *
   * @throws IllegalStateException if it is none
   */
  public static RedactionDocument read(ChainEvent event) {
    return parse(event.document());
  }

  /**
   * The document of an event, as text.
   *
   * @throws IllegalStateException if it is none
   */
  public static RedactionDocument parse(String document) {
    JsonNode json;
    try {
      json = JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of a redaction is broken", e);
    }
    var events = new ArrayList<Long>();
    json.path("events").forEach(each -> events.add(each.longValue()));
    var places = new ArrayList<String>();
    json.path("stillIn").forEach(each -> places.add(each.asText()));
    return new RedactionDocument(
        json.path("reason").asText(),
        texts(json.path("hashes")),
        texts(json.path("stays")),
        events,
        places);
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new TreeMap<String, String>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }
}

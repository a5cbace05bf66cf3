package org.commonpurse.ledger.document;

import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_KEY_TWICE;
import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_MALFORMED;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tree of a JSON document and the place of each of its nodes, by JSON pointer. */
final class JsonTree implements Tree {

  private static final JsonFactory PARSERS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Document.DEPTH_MAX).build())
          .build();

  private final String source;
  private final JsonParser parser;
  private final Map<String, JsonLocation> locations = new HashMap<>();
  private final JsonNode root;

  private JsonTree(String source, JsonParser parser) throws IOException {
    this.source = source;
    this.parser = parser;
    parser.nextToken();
    this.root = parser.currentToken() == null ? JSON.objectNode() : convert("");
    if (parser.nextToken() != null) {
      throw malformed(parser.currentTokenLocation(), "something follows the document's end");
    }
  }

  static JsonTree of(String source, String text) {
    try (var parser = PARSERS.createParser(text)) {
      return new JsonTree(source, parser);
    } catch (JsonProcessingException e) {
      var location = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw malformed(source, location, String.valueOf(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonNode root() {
    return root;
  }

  @Override
  public Place place(String pointer) {
    var known = pointer;
    while (!locations.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return place(source, pointer, locations.getOrDefault(known, JsonLocation.NA));
  }

  private JsonNode convert(String pointer) throws IOException {
    locations.put(pointer, parser.currentTokenLocation());
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(pointer);
      case START_ARRAY:
        var array = JSON.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(convert(pointer + "/" + array.size()));
        }
        return array;
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        // An exponent could ask for a number of a billion digits; such a value stays text.
        return NUMBER.matcher(parser.getText()).matches()
            ? Tree.number(parser.getDecimalValue())
            : JSON.textNode(parser.getText());
      case VALUE_TRUE:
      case VALUE_FALSE:
        return JSON.booleanNode(parser.getBooleanValue());
      case VALUE_NULL:
        return JSON.nullNode();
      default:
        return JSON.textNode(parser.getText());
    }
  }

  private ObjectNode object(String pointer) throws IOException {
    var object = JSON.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var keyLocation = parser.currentTokenLocation();
      var below = pointer + "/" + Tree.escaped(key);
      parser.nextToken();
      if (object.has(key)) {
        var place = place(source, below, keyLocation);
        throw new DocumentException(
            List.of(
                new Mistake(
                    DOCUMENT_KEY_TWICE,
                    place,
                    "\"" + key + "\" stands here a second time; keep one of them.")));
      }
      object.set(key, convert(below));
    }
    return object;
  }

  private DocumentException malformed(JsonLocation location, String why) {
    return malformed(source, location, why);
  }

  private static DocumentException malformed(String source, JsonLocation location, String why) {
    var message = "This is not JSON: " + withoutHints(why) + ".";
    return new DocumentException(
        List.of(new Mistake(DOCUMENT_MALFORMED, place(source, "", location), message)));
  }

  /** The parser's words without those for programmers: its sources and its settings. */
  private static String withoutHints(String why) {
    return why.replaceAll("\\s+", " ")
        .replaceAll(" \\((start marker|for \\w+ starting) at \\[Source.*?]\\)", "")
        .replaceAll(", from `[^`]*`", "")
        .replaceAll(": enable `.*", "");
  }

  private static Place place(String source, String pointer, JsonLocation location) {
    return new Place(
        source,
        Tree.path(pointer),
        Math.max(1, location.getLineNr()),
        Math.max(1, location.getColumnNr()));
  }
}

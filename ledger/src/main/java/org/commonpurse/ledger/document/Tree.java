package org.commonpurse.ledger.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The values of a document as a tree, whatever it was written in, and the place of each. */
interface Tree {

  /** The numbers of documents: no exponent, no sign but a minus, no leading zero. */
  Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** The outermost value. */
  JsonNode root();

  /** The place that a JSON pointer leads to, or the nearest one above it that the document has. */
  Place place(String pointer);

  /** A key as a step of a JSON pointer. */
  static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** A JSON pointer as people write it: {@code /clauses/2/bands} is {@code clauses[2].bands}. */
  static String path(String pointer) {
    var path = new StringBuilder();
    for (var step : pointer.split("/")) {
      if (step.isEmpty()) {
        continue;
      }
      if (step.chars().allMatch(Character::isDigit)) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }
}

package org.commonpurse.ledger.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The values of a document as a tree, whatever it was written in, and the place of each. */
interface Tree {

  /** The numbers of documents: no exponent, no sign but a minus, no leading zero. */
  Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** Makes values, and leaves numbers as they are. */
  JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  /** The fewest digits of a number that may not fit into a {@code long}. */
  int DIGITS_OF_64_BITS = 19;

  /** The outermost value. */
  JsonNode root();

  /** The place that a JSON pointer leads to, or the nearest one above it that the document has. */
  Place place(String pointer);

  /**
   * A number of a document, with every digit that it was written with. A whole one of more than 64 bits is told to be
   * one: of a decimal, the library that holds documents to their schemas looks at the lowest 64 bits.
   */
  static JsonNode number(BigDecimal number) {
    boolean isWhole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    return isWhole && number.precision() - number.scale() >= DIGITS_OF_64_BITS
        ? JSON.numberNode(number.toBigIntegerExact())
        : JSON.numberNode(number);
  }

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

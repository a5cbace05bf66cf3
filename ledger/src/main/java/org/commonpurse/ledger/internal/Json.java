package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Small pieces of JSON. */
final class Json {

  private Json() {}

  /** The text as a JSON string, with its quotation marks. */
  static String quote(String text) {
    return "\"" + escaped(text) + "\"";
  }

  /** The text as it stands in a JSON string, between its quotation marks. */
  static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}

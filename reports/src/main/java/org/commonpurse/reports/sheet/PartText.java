package org.commonpurse.reports.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of one part of a workbook, which is sent on as it grows. */
final class PartText {

  private static final int SENT_FROM = 1 << 16;

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(SENT_FROM + (1 << 12));

  /**
   * A part that begins.
   *
   * @param out  is left open
   */
  PartText(OutputStream out) {
    this.out = out;
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  }

  /** Adds XML as it is. */
  PartText raw(String xml) {
    text.append(xml);
    if (text.length() >= SENT_FROM) {
      send();
    }
    return this;
  }

  /** Adds a number. */
  PartText number(long number) {
    text.append(number);
    return this;
  }

  /** Adds words; what XML cannot hold becomes the sign for a character that is not known. */
  PartText text(String words) {
    int done = 0;
    for (int i = 0; i < words.length(); i++) {
      char each = words.charAt(i);
      boolean isPair =
          i + 1 < words.length() && Character.isSurrogatePair(each, words.charAt(i + 1));
      var written = isPair ? "" : written(each);
      if (!written.isEmpty()) {
        text.append(words, done, i).append(written);
        done = i + 1;
      }
      i += isPair ? 1 : 0;
    }
    text.append(words, done, words.length());
    return this;
  }

  /** What stands for a character; empty for itself. */
  private static String written(char each) {
    return switch (each) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\t', '\n' -> "";
      // A reader would take it for the end of a line.
      case '\r' -> "&#13;";
      default ->
          each < ' ' || Character.isSurrogate(each) || each == '\uFFFE' || each == '\uFFFF'
              ? "\uFFFD"
              : "";
    };
  }

  /** Sends on what is left. */
  void send() {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

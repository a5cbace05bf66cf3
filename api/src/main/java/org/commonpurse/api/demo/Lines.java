package org.commonpurse.api.demo;

import java.util.ArrayList;
import java.util.List;

/** Text cut into lines that fit a terminal. */
final class Lines {

  private static final int WIDTH = 100;

  private Lines() {}

  /** An item of a list: its first line after a dash, the others indented as far. */
  static List<String> item(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder("  -");
    for (var word : text.strip().split("\\s+")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("   ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}

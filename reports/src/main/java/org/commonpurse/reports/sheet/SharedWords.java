package org.commonpurse.reports.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Words of a workbook's cells, each once. There are only so many, so that a long sheet is written without
 * all of its words being held; others stand in their cells.
 */
final class SharedWords {

  private static final int COUNT_MAX = 20_000;

  /** In the order of their numbers. */
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** The number of words; empty where there is no more room for them. */
  Optional<Integer> number(String words) {
    var known = numbers.get(words);
    if (known != null) {
      return Optional.of(known);
    }
    if (numbers.size() == COUNT_MAX) {
      return Optional.empty();
    }
    numbers.put(words, numbers.size());
    return Optional.of(numbers.size() - 1);
  }

  /** Writes them in the order of their numbers. */
  void write(PartText part) {
    part.raw("<sst xmlns=\"" + SheetFile.MAIN + "\" uniqueCount=\"" + numbers.size() + "\">");
    for (var words : numbers.keySet()) {
      part.raw("<si><t xml:space=\"preserve\">").text(words).raw("</t></si>");
    }
    part.raw("</sst>");
  }
}

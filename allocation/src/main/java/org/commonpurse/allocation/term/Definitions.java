package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a clause defines before it is used, such as {@code rate A}, so that no sentence has another one in
 * its middle. Equal meanings have one name.
 */
public final class Definitions {

  private record Defined(String kind, String name, List<Paragraph> meaning) {}

  private final Map<Object, Defined> byMeaning = new LinkedHashMap<>();

  /** The name of a rate, which is defined at its first use. */
  String nameOf(Factor factor, Words words) {
    return nameOf(factor, "rate", name -> factor.definition(name, words));
  }

  /** The name of a condition. */
  String nameOf(Condition condition, Words words) {
    return nameOf(condition, "condition", name -> condition.definition(name, words));
  }

  /** The name of a figure. */
  String nameOf(Figure figure, Words words) {
    return nameOf(figure, "sum", name -> figure.definition(name, words));
  }

  private String nameOf(Object meaning, String kind, Function<String, Paragraph> definition) {
    var known = byMeaning.get(meaning);
    if (known != null) {
      return known.name();
    }
    long before = byMeaning.values().stream().filter(each -> each.kind().equals(kind)).count();
    var name = kind + " " + letters(before);
    // Its place is kept before what it is made of is named.
    byMeaning.put(meaning, new Defined(kind, name, List.of()));
    byMeaning.put(meaning, new Defined(kind, name, List.of(definition.apply(name))));
    return name;
  }

  /** A to Z, then AA. */
  private static String letters(long index) {
    var letter = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? letter : letters(index / 26 - 1) + letter;
  }

  /** What is defined of a kind, such as factors, each by the paragraph that says it. */
  <T> Map<Paragraph, T> of(Class<T> kind) {
    var found = new LinkedHashMap<Paragraph, T>();
    byMeaning.forEach(
        (meaning, defined) -> {
          if (kind.isInstance(meaning)) {
            defined.meaning().forEach(paragraph -> found.put(paragraph, kind.cast(meaning)));
          }
        });
    return found;
  }

  /** All that is defined, in the order of first use. */
  List<Paragraph> all() {
    var all = new ArrayList<Paragraph>();
    byMeaning.values().forEach(defined -> all.addAll(defined.meaning()));
    return all;
  }
}

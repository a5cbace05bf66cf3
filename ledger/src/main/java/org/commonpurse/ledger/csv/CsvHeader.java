package org.commonpurse.ledger.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The names of the columns of a table.
 *
 * @param names  as the file has them, in order
 */
public record CsvHeader(List<String> names) {

  public CsvHeader {
    names = List.copyOf(names);
  }

  /** The place of the first column with one of the names, whatever their case and punctuation. */
  public Optional<Integer> find(List<String> wanted) {
    for (String one : wanted) {
      for (int place = 0; place < names.size(); place++) {
        if (normalised(names.get(place)).equals(normalised(one))) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  /** The name of the column at the place. */
  public String name(int place) {
    return place < names.size() ? names.get(place) : "column " + (place + 1);
  }

  private static String normalised(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}

package org.commonpurse.api.operation.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.ledger.balance.Grouping;

/**
 * What a row is told apart by: a word for each grouping asked for, in that order; an empty word where
 * its accounts lack the dimension.
 */
public record RowKey(Map<Grouping, String> words) {

  public RowKey {
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  /**
   * The key of a row that has its words in the order of the groupings.
   *
   * @throws IllegalArgumentException if it has more words than there are groupings, or fewer
   */
  public static RowKey of(List<Grouping> by, List<String> words) {
    if (by.size() != words.size()) {
      throw new IllegalArgumentException(
          "A row of " + words.size() + " words does not fit " + by.size() + " groupings.");
    }
    var key = new LinkedHashMap<Grouping, String>();
    for (int i = 0; i < by.size(); i++) {
      key.put(by.get(i), words.get(i));
    }
    return new RowKey(key);
  }
}

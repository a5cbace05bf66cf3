package org.commonpurse.api.representation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.balance.RowKey;

/** The cells of a row, by the names of its columns. */
final class Cells {

  private Cells() {}

  /** The cells that tell a row apart, to which its amounts are added. */
  static Map<String, String> of(RowKey key) {
    var cells = new LinkedHashMap<String, String>();
    for (var grouping : key.by()) {
      cells.put(WireName.of(grouping), key.word(grouping));
    }
    return cells;
  }
}

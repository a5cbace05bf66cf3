package org.commonpurse.ledger.csv;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line  the line of the file on which it begins, counted from 1
 * @param fields  its fields, in order; may be fewer or more than the header has names
 */
public record CsvRow(long line, List<String> fields) {

  /** The field at the place, without surrounding space; empty text if the row is too short. */
  public String field(int place) {
    return place < fields.size() ? fields.get(place).strip() : "";
  }
}

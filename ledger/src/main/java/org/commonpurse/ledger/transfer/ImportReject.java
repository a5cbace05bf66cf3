package org.commonpurse.ledger.transfer;

import java.util.Objects;

/**
 * A line that could not be recorded.
 *
 * @param line  the line of the file, counted from 1
 * @param column  the name of the column; empty where it is about the whole line
 * @param code  the stable code of what is wrong
 * @param value  the value that is wrong; may be empty
 * @param reason  what is wrong, in a sentence
 */
public record ImportReject(long line, String column, String code, String value, String reason) {

  public ImportReject {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(reason, "reason");
  }

  /** The line of names of a file of rejects. */
  public static final String CSV_HEADER = "line,column,code,value,reason";

  /** The reject as a line of a CSV file, without its end. */
  public String toCsv() {
    return line + "," + quoted(column) + "," + code + "," + quoted(value) + "," + quoted(reason);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}

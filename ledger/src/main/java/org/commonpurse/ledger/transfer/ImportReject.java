package org.commonpurse.ledger.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * A line that could not be recorded.
 *
 * @param line  the line of the file, counted from 1
 * @param column  the name of the column; empty where it is about the whole line
 * @param type  the kind of what is wrong; its code in JSON and CSV
 * @param value  the value that is wrong; may be empty
 * @param reason  what is wrong, in a sentence
 */
public record ImportReject(
    long line, String column, @JsonProperty("code") ProblemType type, String value, String reason) {

  public ImportReject {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(reason, "reason");
  }

  /** The stable code of its type. */
  public String code() {
    return type.code();
  }

  /** The line of names of a file of rejects. */
  public static final String CSV_HEADER = "line,column,code,value,reason";

  /** The reject as a line of a CSV file, without its end. */
  public String toCsv() {
    return line + "," + quoted(column) + "," + code() + "," + quoted(value) + "," + quoted(reason);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}

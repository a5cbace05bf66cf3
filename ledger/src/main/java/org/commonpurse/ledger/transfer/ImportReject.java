package org.commonpurse.ledger.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * A line that could not be recorded.
 *
 * @param line  the line of the file, counted from 1
 * @param column  the name of the column; empty where it is about the whole line
 * @param type  the kind of what is wrong; its code in JSON and CSV
 * @param value  the value that is wrong; may be empty
 * @param reason  what is wrong, in a sentence
 * @param original  the lines that would have to be sent again, as they were: the line itself, or all
 *     those of its entry
 */
public record ImportReject(
    long line,
    String column,
    @JsonProperty("code") ProblemType type,
    String value,
    String reason,
    List<CsvRow> original) {

  public ImportReject {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(reason, "reason");
    original = List.copyOf(original);
  }

  /** The stable code of its type. */
  public String code() {
    return type.code();
  }

  /** The same with the lines that would have to be sent again, if they are not known yet. */
  ImportReject of(List<CsvRow> lines) {
    return original.isEmpty() ? new ImportReject(line, column, type, value, reason, lines) : this;
  }
}

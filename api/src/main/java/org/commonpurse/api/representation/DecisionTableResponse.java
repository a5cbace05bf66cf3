package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.term.DecisionTable;

/**
 * What a paragraph of a clause says, as a table.
 *
 * @param paragraph  the number of the paragraph
 * @param title  its sentence
 * @param columns  what stands above the columns
 * @param rows  a line a case, with a cell for every column
 * @param note  how the cases are to be read; absent where the columns say it
 */
public record DecisionTableResponse(
    String paragraph,
    String title,
    List<String> columns,
    List<List<String>> rows,
    Optional<String> note) {

  static DecisionTableResponse of(DecisionTable table) {
    return new DecisionTableResponse(
        table.number(), table.title(), table.columns(), table.rows(), table.note());
  }
}

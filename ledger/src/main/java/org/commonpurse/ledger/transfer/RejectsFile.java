package org.commonpurse.ledger.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.ledger.csv.CsvHeader;
import org.commonpurse.ledger.csv.CsvRow;

/**
 * The lines of a file that were rejected, as a CSV file that can be corrected and sent again.
 * <p>
 * It has the columns of the file and the lines as they were, and behind them columns that say what is
 * wrong. These are left aside when it is imported.
 */
final class RejectsFile {

  private static final List<String> ADDED =
      List.of(
          "Rejected line",
          "Rejected column",
          "Rejected code",
          "Rejected value",
          "Rejected because");

  private RejectsFile() {}

  /** How many columns of a file are its sender's own. */
  static int ownColumns(CsvHeader header) {
    return header.find(ADDED.subList(0, 1)).orElse(header.names().size());
  }

  /**
   * Writes the file.
   *
   * @param columns  the names of the columns of the file that was imported
   * @return its lines, without their ends
   */
  static List<String> lines(List<String> columns, List<ImportReject> rejects) {
    Map<Long, CsvRow> rows = new TreeMap<>();
    Map<Long, ImportReject> reasons = new LinkedHashMap<>();
    for (ImportReject reject : rejects) {
      reject.original().forEach(row -> rows.put(row.line(), row));
      reasons.putIfAbsent(reject.line(), reject);
    }
    var own = columns.subList(0, ownColumns(new CsvHeader(columns)));
    var lines = new ArrayList<String>(rows.size() + 1);
    lines.add(line(own, own.size(), ADDED));
    rows.forEach(
        (place, row) -> {
          var reject = reasons.get(place);
          var because =
              reject == null
                  ? List.of(place.toString(), "", "", "", "Belongs to an entry that was rejected.")
                  : List.of(
                      place.toString(),
                      reject.column(),
                      reject.code(),
                      reject.value(),
                      reject.reason());
          lines.add(line(row.fields(), own.size(), because));
        });
    return lines;
  }

  private static String line(List<String> fields, int columns, List<String> added) {
    var padding = Stream.generate(() -> "").limit(Math.max(0, columns - fields.size()));
    return Stream.of(fields.stream().limit(columns), padding, added.stream())
        .flatMap(part -> part)
        .map(text -> '"' + text.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}

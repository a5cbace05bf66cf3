package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_COLUMN_MISSING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.document.Place;
import org.commonpurse.ledger.measure.Observation;

/**
 * Reads a CSV file of observed values: a row for each effect and quarter, in the columns {@code effect,
 * quarter, units, source, cohort, supplied_by}. Other columns are not read.
 */
public final class ObservationFile {

  private static final List<String> NEEDED =
      List.of(
          ObservationReading.EFFECT,
          ObservationReading.QUARTER,
          ObservationReading.UNITS,
          ObservationReading.SOURCE,
          ObservationReading.COHORT,
          ObservationReading.SUPPLIED_BY);

  private final String source;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private ObservationFile(String source) {
    this.source = source;
  }

  /**
   * The values of a file, in its order.
   *
   * @param source  what to call the file in messages
   * @throws DocumentException with everything found wrong, each with its line and column
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FILE_NOT_CSV} and its like
   */
  public static List<Observation> read(ObservationRules rules, String source, byte[] bytes) {
    var table = CsvTable.read(bytes);
    var file = new ObservationFile(source);
    file.requireColumns(table);
    var reading = new ObservationReading(rules);
    var values = new ArrayList<Observation>(table.rows().size());
    for (var row : table.rows()) {
      reading.read(file.new Row(row)).ifPresent(values::add);
    }
    reading.requireNoMistakes();
    return values;
  }

  private void requireColumns(CsvTable table) {
    NEEDED.forEach(name -> table.find(name).ifPresent(column -> columns.put(name, column)));
    var missing = NEEDED.stream().filter(name -> !columns.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new DocumentException(
          List.of(
              new Mistake(
                  OBSERVATION_COLUMN_MISSING,
                  new Place(source, "", 1, 1),
                  "The file lacks the columns %s. It has %s."
                      .formatted(
                          String.join(", ", missing.stream().map(ObservationFile::inFile).toList()),
                          String.join(", ", table.header())))));
    }
  }

  /** The name as a column has it: {@code supplied_by}. */
  private static String inFile(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** A row of the file. */
  private final class Row implements WrittenObservation {

    private final CsvRow row;

    Row(CsvRow row) {
      this.row = row;
    }

    @Override
    public String text(String name) {
      return row.field(column(name));
    }

    @Override
    public Place place(String name) {
      return new Place(source, inFile(name), (int) row.line(), column(name) + 1);
    }

    private int column(String name) {
      return columns.getOrDefault(name, 0);
    }
  }
}

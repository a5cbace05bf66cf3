package org.commonpurse.ledger.csv;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_COLUMN_MISSING;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_EMPTY;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_NOT_CSV;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_TOO_LONG;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.problem.ProblemException;

/** A table read from a CSV file: a line of names and the rows below it. */
public final class CsvTable {

  /** The greatest number of rows in one table. */
  public static final int ROWS_MAX = 2_000_000;

  private final List<String> header;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<CsvRow> rows;

  private CsvTable(List<String> header, List<CsvRow> rows) {
    this.header = List.copyOf(header);
    this.rows = rows;
    for (int i = 0; i < header.size(); i++) {
      places.putIfAbsent(normalised(header.get(i)), i);
    }
  }

  /**
   * Reads a table from the bytes of a file.
   *
   * @throws ProblemException {@code LEDGER_FILE_EMPTY}, {@code LEDGER_FILE_NOT_TEXT} or {@code
   *     LEDGER_FILE_NOT_CSV}
   */
  public static CsvTable read(byte[] bytes) {
    return parse(TextDecoder.decode(bytes));
  }

  /** Reads a table from text. */
  public static CsvTable parse(String text) {
    var rows = new ArrayList<CsvRow>();
    List<String> header = List.of();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(Separator.of(text))
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        if (record.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        if (header.isEmpty()) {
          header = record.getFields();
        } else if (rows.size() < ROWS_MAX) {
          rows.add(new CsvRow(record.getStartingLineNumber(), record.getFields()));
        } else {
          throw LEDGER_FILE_TOO_LONG
              .because("The file has more than " + ROWS_MAX + " rows.")
              .toException();
        }
      }
    } catch (CsvParseException e) {
      throw new ProblemException(
          LEDGER_FILE_NOT_CSV.because("The file is not a CSV table: " + e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (header.isEmpty()) {
      throw LEDGER_FILE_EMPTY
          .because("The file has no line of column names. Nothing was recorded.")
          .toException();
    }
    return new CsvTable(header, rows);
  }

  /** The names of the columns, as the file has them. */
  public List<String> header() {
    return header;
  }

  /** The rows below the header; rows without any content are left out. */
  public List<CsvRow> rows() {
    return rows;
  }

  /** The place of the first column that has one of the names, whatever its case and punctuation. */
  public Optional<Integer> find(String... names) {
    return Arrays.stream(names)
        .map(name -> places.get(normalised(name)))
        .flatMap(place -> Optional.ofNullable(place).stream())
        .findFirst();
  }

  /**
   * The place of the first column that has one of the names.
   *
   * @throws ProblemException {@code LEDGER_COLUMN_MISSING}
   */
  public int require(String what, String... names) {
    return find(names)
        .orElseThrow(
            () ->
                LEDGER_COLUMN_MISSING
                    .because(
                        "The file has no column for the "
                            + what
                            + ". Name one of its columns "
                            + Arrays.toString(names)
                            + "; it has "
                            + header
                            + ".",
                        "column",
                        what)
                    .toException());
  }

  private static String normalised(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}

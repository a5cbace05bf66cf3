package org.commonpurse.ledger.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What stands between the fields of a file: the character that gives the steadiest columns.
 * <p>
 * A table is the longest run of lines with equally many fields, two or more. Commas in titles above it,
 * in its names or before its pence make shorter runs, since they break off at the line of names.
 */
final class Separator {

  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  /** So many lines are looked at; titles may take up some of them. */
  private static final int LINES_MAX = 100;

  private Separator() {}

  /**
   * The separator of a text: of those with the longest run, the one with most columns, then the first
   * of comma, semicolon, tab and upright stroke.
   *
   * @param text  the text of a file, or its beginning
   */
  static char of(String text) {
    char best = CANDIDATES[0];
    var most = new Run(0, 0);
    for (char candidate : CANDIDATES) {
      var run = longestRun(text, candidate);
      if (run.isSteadierThan(most)) {
        best = candidate;
        most = run;
      }
    }
    return best;
  }

  private record Run(int lines, int columns) {

    boolean isSteadierThan(Run other) {
      return lines > other.lines || lines == other.lines && columns > other.columns;
    }
  }

  private static Run longestRun(String text, char separator) {
    var longest = new Run(0, 0);
    var run = new Run(0, 0);
    int seen = 0;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord line : csv) {
        int columns = line.getFieldCount();
        run = new Run(columns == run.columns() ? run.lines() + 1 : 1, columns);
        if (columns > 1 && run.isSteadierThan(longest)) {
          longest = run;
        }
        if (++seen == LINES_MAX) {
          break;
        }
      }
    } catch (CsvParseException e) {
      // What is no table with this separator may be one with another, and is refused when it is
      // read.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return longest;
  }
}

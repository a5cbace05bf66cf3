package org.commonpurse.api.demo;

import static org.commonpurse.api.problem.DemoProblem.DEMO_FIGURE_UNREADABLE;

import java.util.Optional;
import java.util.function.Function;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.impact.Provenance;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * A row of a file of figures, which says where its figures come from.
 * <p>
 * Every way to read a field throws a {@link ProblemException} that names the file, the line and the
 * column if the field does not hold what is asked for.
 */
final class FigureRow {

  private final String file;
  private final CsvTable table;
  private final CsvRow row;

  FigureRow(String file, CsvTable table, CsvRow row) {
    this.file = file;
    this.table = table;
    this.row = row;
  }

  /** The place as {@code budgets.csv:12}. */
  String place() {
    return file + ":" + row.line();
  }

  /** The text of a column; empty where the row has nothing there. */
  String text(String column) {
    return row.field(table.require(column, column));
  }

  <C extends Code> C code(String column, Function<String, C> codeOf) {
    return read(column, codeOf);
  }

  FinancialYear year(String column) {
    return read(column, FinancialYear::parse);
  }

  java.time.LocalDate day(String column) {
    return read(column, Dates::read);
  }

  /** A whole number of 0 or more. */
  int count(String column) {
    return read(column, Integer::parseUnsignedInt);
  }

  /** An amount in whole pence, of either sign. */
  long pence(String column, CurrencyUnit currency) {
    return read(column, text -> Amounts.parsePence(text, currency));
  }

  /** An amount in whole pence, or nothing where the row has none. */
  Optional<Long> optionalPence(String column, CurrencyUnit currency) {
    return text(column).isEmpty() ? Optional.empty() : Optional.of(pence(column, currency));
  }

  /** Whether the row's figures were published, and where. */
  Provenance provenance() {
    return read("status", status -> Provenance.of(status, text("source")));
  }

  /** Reads a column, and says where it stands if it cannot be read. */
  <T> T read(String column, Function<String, T> reader) {
    var text = text(column);
    try {
      return reader.apply(text);
    } catch (ProblemException e) {
      throw refused(column, e.problem().message(), e);
    } catch (IllegalArgumentException e) {
      throw refused(column, "\"" + text + "\" cannot be read there.", e);
    }
  }

  private ProblemException refused(String column, String message, RuntimeException cause) {
    return new ProblemException(
        DEMO_FIGURE_UNREADABLE.because(
            place() + " (" + column + "): " + message, "place", place(), "column", column),
        cause);
  }
}

package org.commonpurse.api.operation.plan;

import static org.commonpurse.api.problem.RequestProblem.SCHEDULE_FIGURE_UNREADABLE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.FundCodes;

/**
 * A row of a file of figures.
 * <p>
 * Every way to read a field throws a {@link ProblemException} that names the file, the line and the
 * column if the field does not hold what is asked for.
 */
public final class ScheduleRow {

  /** Sums of as many rows as a file can have stay far from what a long holds. */
  private static final long PENCE_MAX = 100_000_000_000_000L;

  /** An amount with commas between its thousands. */
  private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  private static final List<Dimension> NAMED =
      List.of(Dimension.SCHEME, Dimension.STREAM, Dimension.PROVIDER, Dimension.PARTNER);

  private final String file;
  private final CsvTable table;
  private final CsvRow row;

  private ScheduleRow(String file, CsvTable table, CsvRow row) {
    this.file = file;
    this.table = table;
    this.row = row;
  }

  /**
   * The rows of a table, in order.
   *
   * @param file  what the table is called in messages
   */
  public static List<ScheduleRow> of(String file, CsvTable table) {
    return table.rows().stream().map(row -> new ScheduleRow(file, table, row)).toList();
  }

  /**
   * The rows of a table that may name schemes, streams and partners as the fund calls them.
   *
   * @throws ProblemException with the place of what the fund does not have
   */
  static List<ScheduleRow> of(String file, CsvTable table, Fund fund) {
    var codes = new FundCodes(fund);
    return of(file, table).stream().map(row -> row.inCodes(codes)).toList();
  }

  private ScheduleRow inCodes(FundCodes codes) {
    var fields = new ArrayList<>(row.fields());
    for (var dimension : NAMED) {
      table
          .find(dimension.word())
          .filter(place -> place < fields.size())
          .ifPresent(
              place ->
                  fields.set(
                      place, read(dimension.word(), text -> codes.find(dimension, text).value())));
    }
    return new ScheduleRow(file, table, new CsvRow(row.line(), fields));
  }

  /** The place as {@code budgets.csv:12}. */
  String place() {
    return file + ":" + row.line();
  }

  /** The text of a column; empty where the row has nothing there. */
  public String text(String column) {
    return row.field(table.require(column, column));
  }

  /** A code. */
  public <C extends Code> C code(String column, Function<String, C> codeOf) {
    return read(column, codeOf);
  }

  /** A financial year. */
  public FinancialYear year(String column) {
    return read(column, FinancialYear::parse);
  }

  /** A day. */
  public LocalDate day(String column) {
    return read(column, Dates::read);
  }

  /** A whole number from the least to the most. */
  public int count(String column, int least, int most) {
    return read(
        column,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        });
  }

  /** An amount in whole pence, of either sign, of at most a million million pounds. */
  public long pence(String column, CurrencyUnit currency) {
    return read(
        column,
        text -> {
          var plain = THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text;
          long pence = Amounts.parsePence(plain, currency);
          if (Math.abs(pence) > PENCE_MAX) {
            throw new IllegalArgumentException(text);
          }
          return pence;
        });
  }

  /**
   * Checks that the fund has what the row names.
   *
   * @param dimensions  each read from the column that is called so
   */
  void requireKnown(Fund fund, Dimension... dimensions) {
    var check = new EntryCheck(fund);
    for (var dimension : dimensions) {
      read(
          dimension.word(),
          text -> {
            var code = dimension.code(text);
            check.requireKnown(dimension, code, place());
            return code;
          });
    }
  }

  /** An amount in whole pence, or nothing where the row has none. */
  public Optional<Long> optionalPence(String column, CurrencyUnit currency) {
    return text(column).isEmpty() ? Optional.empty() : Optional.of(pence(column, currency));
  }

  /** Reads a column, and says where it stands if it cannot be read. */
  public <T> T read(String column, Function<String, T> reader) {
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
        SCHEDULE_FIGURE_UNREADABLE.because(
            place() + " (" + column + "): " + message, "place", place(), "column", column),
        cause);
  }
}

package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ENTRY_UNBALANCED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_KEY_REUSED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_ZERO;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SUM_OVERFLOW;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.commonpurse.ledger.csv.CsvHeader;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvStream;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Makes entries of the rows of a file. */
abstract class RowReader {

  /** The column that a problem speaks of, where its fields do not tell. */
  private static final Map<ProblemType, String> COLUMNS =
      Map.of(
          LEDGER_AMOUNT_OUT_OF_RANGE, "amount",
          LEDGER_POSTING_ZERO, "amount",
          LEDGER_ENTRY_UNBALANCED, "amount",
          LEDGER_SUM_OVERFLOW, "amount",
          LEDGER_KEY_REUSED, "key");

  /** The place of a column that the file does not have. */
  static final int NOWHERE = Integer.MAX_VALUE;

  final ImportRequest request;
  private final Consumer<ImportReject> rejects;
  private CsvHeader header = new CsvHeader(List.of());

  RowReader(ImportRequest request, Consumer<ImportReject> rejects) {
    this.request = request;
    this.rejects = rejects;
  }

  static RowReader of(ImportRequest request, Consumer<ImportReject> rejects) {
    return request
        .mapping()
        .<RowReader>map(mapping -> new MappedRows(request, mapping, rejects))
        .orElseGet(() -> new PostingRows(request, rejects));
  }

  /** A value that cannot be read, with its place. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ImportReject reject;

    Unreadable(ImportReject reject) {
      super(reject.reason(), null, false, false);
      this.reject = reject;
    }
  }

  /** Reads the file and gives the number of its rows. */
  final long read(CsvStream file, BulkJournal.EntrySink sink) {
    long[] rows = new long[1];
    file.read(
        this::isHeader,
        found -> {
          header = found;
          begin(found);
        },
        row -> {
          rows[0]++;
          try {
            take(row, sink);
          } catch (Unreadable e) {
            rejects.accept(e.reject);
          }
        });
    try {
      end(sink);
    } catch (Unreadable e) {
      rejects.accept(e.reject);
    }
    return rows[0];
  }

  abstract boolean isHeader(CsvHeader candidate);

  abstract void begin(CsvHeader found);

  abstract void take(CsvRow row, BulkJournal.EntrySink sink);

  abstract void end(BulkJournal.EntrySink sink);

  /** The field at a place, read; what cannot be read is rejected with its column and value. */
  final <T> T at(CsvRow row, int place, Function<String, T> reader) {
    String value = row.field(place);
    try {
      return reader.apply(value);
    } catch (ProblemException e) {
      throw new Unreadable(
          new ImportReject(
              row.line(), header.name(place), e.type(), value, String.valueOf(e.getMessage())));
    }
  }

  /** Makes something of a row; what cannot be made is rejected with its line. */
  final <T> T of(BulkJournal.Origin origin, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (ProblemException e) {
      throw new Unreadable(explained(origin, e));
    }
  }

  /** Debits less credits; what does not fit is rejected with its line. */
  final long difference(CsvRow row, int debit, int credit, ToLongFunction<String> reader) {
    long debits = row.field(debit).isEmpty() ? 0 : at(row, debit, reader::applyAsLong);
    long credits = row.field(credit).isEmpty() ? 0 : at(row, credit, reader::applyAsLong);
    try {
      return Math.subtractExact(debits, credits);
    } catch (ArithmeticException e) {
      throw new Unreadable(
          new ImportReject(
              row.line(),
              header.name(debit),
              LEDGER_AMOUNT_OUT_OF_RANGE,
              row.field(debit),
              "The debit less the credit is larger than the ledger can hold."));
    }
  }

  final Unreadable reject(long line, String column, ProblemType type, String value, String reason) {
    return new Unreadable(new ImportReject(line, column, type, value, reason));
  }

  /**
   * A refusal as a reject, with the column and the value that it speaks of.
   *
   * @param origin  where it comes from
   */
  final ImportReject explained(BulkJournal.Origin origin, ProblemException why) {
    var fields = why.fields();
    String value =
        Stream.of("amount", "account", "effectiveOn", "key", "value", "debits", "kind", "postings")
            .map(fields::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    String what =
        fields.containsKey("account") && !COLUMNS.containsKey(why.type())
            ? "account"
            : fields.containsKey("effectiveOn")
                ? "date"
                : COLUMNS.getOrDefault(why.type(), fields.getOrDefault("field", ""));
    int place = placeOf(what);
    return new ImportReject(
        origin.lineOf(fields.getOrDefault("account", "")),
        place == NOWHERE ? "" : header.name(place),
        why.type(),
        value,
        String.valueOf(why.getMessage()));
  }

  /** The place of the column that holds an account, a date, an amount, a key or a text. */
  abstract int placeOf(String what);
}

package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_CONTROL_TOTAL_DIFFERS;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ENTRY_UNBALANCED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_KEY_REUSED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_ZERO;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SUM_OVERFLOW;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import org.commonpurse.ledger.fund.Fund;
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
  private BigInteger totalPence = BigInteger.ZERO;
  private long unreadable;

  RowReader(ImportRequest request, Consumer<ImportReject> rejects) {
    this.request = request;
    this.rejects = rejects;
  }

  static RowReader of(ImportRequest request, Fund fund, Consumer<ImportReject> rejects) {
    return request
        .mapping()
        .<RowReader>map(mapping -> new MappedRows(request, fund, mapping, rejects))
        .orElseGet(() -> new PostingRows(request, rejects));
  }

  /**
   * What was read of a file.
   *
   * @param rows  how many rows
   * @param inSuspense  how many of them could not be placed
   * @param columns  the names of its columns
   */
  record Read(long rows, long inSuspense, List<String> columns) {

    static final Read NOTHING = new Read(0, 0, List.of());
  }

  /** Where an entry comes from: the rows that it is made of. */
  interface Rows extends BulkJournal.Origin {

    List<CsvRow> rows();
  }

  /** A value that cannot be read, with its place. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient ImportReject reject;

    Unreadable(ImportReject reject) {
      super(reject.reason(), null, false, false);
      this.reject = reject;
    }
  }

  /**
   * Reads the file.
   *
   * @throws ProblemException {@code LEDGER_CONTROL_TOTAL_DIFFERS} if its sender's total is another
   */
  final Read read(CsvStream file, BulkJournal.EntrySink sink) {
    long[] rows = new long[1];
    file.read(
        this::isHeader,
        found -> {
          header = found;
          begin(found);
        },
        row -> {
          rows[0]++;
          attempt(List.of(row), () -> take(row, sink));
        });
    end(sink);
    request.controlPence().ifPresent(this::requireTotal);
    return new Read(rows[0], inSuspense(), header.names());
  }

  /** Does a step, and rejects the rows where it cannot be done. */
  final void attempt(List<CsvRow> rows, Runnable step) {
    try {
      step.run();
    } catch (Unreadable e) {
      refuse(e.reject.of(rows));
    }
  }

  final void refuse(ImportReject reject) {
    unreadable++;
    rejects.accept(reject);
  }

  /** Counts an amount of the file towards its total. */
  final void count(long pence) {
    if (request.controlPence().isPresent()) {
      totalPence = totalPence.add(BigInteger.valueOf(pence));
    }
  }

  private void requireTotal(long controlPence) {
    // Amounts that cannot be read are missing in the total; where nothing stays, the rejects say
    // more.
    boolean isSaidBetter = unreadable > 0 && !request.partial();
    if (!isSaidBetter && !totalPence.equals(BigInteger.valueOf(controlPence))) {
      var difference = totalPence.subtract(BigInteger.valueOf(controlPence));
      throw LEDGER_CONTROL_TOTAL_DIFFERS
          .because(
              "The amounts of the file add up to "
                  + pounds(totalPence)
                  + ", but its control total is "
                  + pounds(BigInteger.valueOf(controlPence))
                  + ", so it has "
                  + pounds(difference)
                  + " more than it should. Ask for the whole file, or correct the total; nothing was"
                  + " recorded.",
              "total",
              pounds(totalPence),
              "controlTotal",
              pounds(BigInteger.valueOf(controlPence)))
          .toException();
    }
  }

  private static String pounds(BigInteger pence) {
    return new BigDecimal(pence, 2).toPlainString();
  }

  /** How many rows could not be placed so far, and are in suspense. */
  long inSuspense() {
    return 0;
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
              row.line(),
              header.name(place),
              e.type(),
              value,
              String.valueOf(e.getMessage()),
              List.of()));
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
              "The debit less the credit is larger than the ledger can hold.",
              List.of()));
    }
  }

  final Unreadable reject(long line, String column, ProblemType type, String value, String reason) {
    return new Unreadable(new ImportReject(line, column, type, value, reason, List.of()));
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
        String.valueOf(why.getMessage()),
        origin instanceof Rows known ? known.rows() : List.of());
  }

  /** The place of the column that holds an account, a date, an amount, a key or a text. */
  abstract int placeOf(String what);
}

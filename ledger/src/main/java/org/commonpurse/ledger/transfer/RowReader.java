package org.commonpurse.ledger.transfer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonpurse.ledger.csv.CsvHeader;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvStream;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.problem.ProblemException;

/** Makes entries of the rows of a file. */
abstract class RowReader {

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
  final long read(CsvStream file, BulkJournal.Taker taker) {
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
            take(row, taker);
          } catch (Unreadable e) {
            rejects.accept(e.reject);
          }
        });
    try {
      end(taker);
    } catch (Unreadable e) {
      rejects.accept(e.reject);
    }
    return rows[0];
  }

  abstract boolean isHeader(CsvHeader candidate);

  abstract void begin(CsvHeader found);

  abstract void take(CsvRow row, BulkJournal.Taker taker);

  abstract void end(BulkJournal.Taker taker);

  /** The field at a place, read; what cannot be read is rejected with its column and value. */
  final <T> T at(CsvRow row, int place, Function<String, T> reader) {
    String value = row.field(place);
    try {
      return reader.apply(value);
    } catch (ProblemException e) {
      throw new Unreadable(
          new ImportReject(
              row.line(), header.name(place), e.code(), value, String.valueOf(e.getMessage())));
    }
  }

  /** Makes something of a row; what cannot be made is rejected with its line. */
  final <T> T of(long line, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (ProblemException e) {
      throw reject(line, "", e.code(), "", String.valueOf(e.getMessage()));
    }
  }

  final Unreadable reject(long line, String column, String code, String value, String reason) {
    return new Unreadable(new ImportReject(line, column, code, value, reason));
  }
}

package org.commonpurse.ledger.csv;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_NOT_CSV;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_NOT_TEXT;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_FILE_UNREADABLE;
import static org.commonpurse.ledger.problem.FileProblem.LEDGER_HEADER_MISSING;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.commonpurse.ledger.problem.ProblemException;

/** A CSV file of any length, read row by row. */
public final class CsvStream {

  /** The line of column names is looked for in so many rows. */
  private static final int HEADER_ROWS_MAX = 30;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final Path file;
  private final Charset charset;
  private final char separator;

  private CsvStream(Path file, Charset charset, char separator) {
    this.file = file;
    this.charset = charset;
    this.separator = separator;
  }

  /**
   * Finds out how a file is written: UTF-8, UTF-16 with a byte order mark, or else Windows-1252; with
   * commas, semicolons, tabs or upright strokes.
   *
   * @throws ProblemException {@code LEDGER_FILE_UNREADABLE} or {@code LEDGER_FILE_NOT_TEXT}
   */
  public static CsvStream open(Path file) {
    try {
      Charset charset = charsetOf(file);
      String beginning;
      try (Reader reader = reader(file, charset)) {
        char[] buffer = new char[8192];
        int length = reader.read(buffer);
        beginning = length < 0 ? "" : new String(buffer, 0, length);
      }
      return new CsvStream(file, charset, Separator.of(beginning));
    } catch (IOException e) {
      throw new ProblemException(
          LEDGER_FILE_UNREADABLE.because(
              "The file " + file.getFileName() + " cannot be read. Correct its name or rights.",
              "file",
              file.getFileName()),
          e);
    }
  }

  private static Charset charsetOf(Path file) throws IOException {
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer characters = CharBuffer.allocate(1 << 16);
    boolean first = true;
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int length = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (first && length >= 2) {
          int mark = (bytes.get(0) & 0xff) << 8 | bytes.get(1) & 0xff;
          if (mark == 0xFFFE || mark == 0xFEFF) {
            return StandardCharsets.UTF_16;
          }
        }
        first = false;
        for (int i = 0; i < length; i++) {
          if (bytes.get(bytes.position() + i) == 0) {
            throw LEDGER_FILE_NOT_TEXT
                .because("The file is not text. Save it as CSV and try again.")
                .toException();
          }
        }
        bytes.position(bytes.position() + Math.max(length, 0)).flip();
        characters.clear();
        if (utf8.decode(bytes, characters, length < 0).isError()) {
          return WINDOWS_1252;
        }
        bytes.compact();
        if (length < 0) {
          return StandardCharsets.UTF_8;
        }
      }
    }
  }

  private static Reader reader(Path file, Charset charset) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (charset.equals(StandardCharsets.UTF_8)) {
      in.mark(3);
      if (!(in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF)) {
        in.reset();
      }
    }
    return new InputStreamReader(in, charset);
  }

  /**
   * Reads the file from its beginning.
   *
   * @param isHeader  tells the line of column names from the titles that may stand before it
   * @param headerTaker  takes it, once, before any row
   * @param rowTaker  takes each row with content
   * @throws ProblemException {@code LEDGER_FILE_NOT_CSV}; {@code LEDGER_HEADER_MISSING} if no line of
   *     column names is found
   */
  public void read(
      Predicate<CsvHeader> isHeader, Consumer<CsvHeader> headerTaker, Consumer<CsvRow> rowTaker) {
    Optional<CsvHeader> header = Optional.empty();
    int seen = 0;
    try (Reader reader = reader(file, charset);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(reader)) {
      for (CsvRecord record : csv) {
        List<String> fields = record.getFields();
        if (fields.stream().allMatch(String::isBlank)) {
          continue;
        }
        if (header.isPresent()) {
          rowTaker.accept(new CsvRow(record.getStartingLineNumber(), fields));
        } else {
          var candidate = new CsvHeader(fields);
          if (isHeader.test(candidate)) {
            headerTaker.accept(candidate);
            header = Optional.of(candidate);
          } else if (++seen == HEADER_ROWS_MAX) {
            break;
          }
        }
      }
    } catch (CsvParseException e) {
      throw new ProblemException(
          LEDGER_FILE_NOT_CSV.because("The file is not a CSV table: " + e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (header.isEmpty()) {
      throw LEDGER_HEADER_MISSING
          .because(
              "None of the first lines has the columns that are needed. Check the names of the"
                  + " columns and the mapping.")
          .toException();
    }
  }
}

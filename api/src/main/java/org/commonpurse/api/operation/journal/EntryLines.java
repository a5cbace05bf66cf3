package org.commonpurse.api.operation.journal;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_NOT_UTF_8;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_TOO_LARGE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;

/** Entries in a file, each a line of JSON with its key, which are read one after another. */
final class EntryLines implements BulkJournal.Source {

  private final Path file;
  private final SubmissionReader reader;
  private final BulkJournal.Results results;

  /**
   * Reads a file.
   *
   * @param results  is told of lines that are no entries
   */
  EntryLines(Path file, SubmissionReader reader, BulkJournal.Results results) {
    this.file = file;
    this.reader = reader;
    this.results = results;
  }

  /**
   * Where an entry comes from.
   *
   * @param number  of the line, counted from 1
   */
  record Line(long number) implements BulkJournal.Origin {

    @Override
    public long lineOf(String account) {
      return number;
    }

    /** The refusal with the line before its message and among its fields. */
    ProblemException refusal(ProblemException why) {
      var fields = new LinkedHashMap<>(why.fields());
      fields.put("source", "body");
      fields.put("line", Long.toString(number));
      var message = why.problem().message();
      return new ProblemException(
          new Problem(
              why.type(), message.startsWith(toString()) ? message : this + ": " + message, fields),
          why);
    }

    @Override
    public String toString() {
      return "line " + number;
    }
  }

  @Override
  public void forEach(BulkJournal.EntrySink sink) {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      var line = new ByteArrayOutputStream();
      for (long number = 1; next(in, line); number++) {
        take(new Line(number), line, sink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Line line, ByteArrayOutputStream bytes, BulkJournal.EntrySink sink) {
    try {
      var text = text(bytes);
      if (!text.isBlank()) {
        var document = Document.parseJson(line.toString(), text);
        sink.take(line, reader.one(document, Optional.empty()));
      }
    } catch (ProblemException e) {
      synchronized (results) {
        results.refused(line, e);
      }
    }
  }

  private static String text(ByteArrayOutputStream line) {
    if (line.size() > Document.BYTES_MAX) {
      throw SERVICE_BODY_TOO_LARGE
          .because(
              "An entry of more than " + Document.BYTES_MAX + " bytes is not read. Split it.",
              "bytesMax",
              Document.BYTES_MAX)
          .toException();
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          SERVICE_BODY_NOT_UTF_8.because("The line is not UTF-8 text. Send it as UTF-8."), e);
    }
  }

  /**
   * Reads a line, of one that is too long no more than shows it.
   *
   * @return whether there was one
   */
  private static boolean next(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    int one = in.read();
    boolean isThere = one >= 0;
    while (one >= 0 && one != '\n') {
      if (line.size() <= Document.BYTES_MAX) {
        line.write(one);
      }
      one = in.read();
    }
    return isThere;
  }
}

package org.commonpurse.api.rest;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_FULL;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.operation.journal.PostLines;
import org.commonpurse.api.representation.ReceiptResponse;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.ProblemException;

/** Receipts as lines of a file, until all of them are good. */
final class SpooledReceipts implements PostLines.Receipts, AutoCloseable {

  private final Path file;
  private BufferedWriter out;

  /** Keeps receipts in a file that is not there yet. */
  SpooledReceipts(Path file) throws IOException {
    this.file = file;
    this.out = Files.newBufferedWriter(file);
  }

  @Override
  public void clear() {
    try {
      out.close();
      out = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw full(e);
    }
  }

  @Override
  public void take(Receipt receipt) {
    try {
      StreamedLines.write(out, ReceiptResponse.of(receipt));
    } catch (UncheckedIOException e) {
      throw full(e);
    }
  }

  private static ProblemException full(Exception why) {
    return new ProblemException(
        LEDGER_STORE_FULL.because(
            "The receipts could not be kept: the disk is full, or cannot be written. Nothing was"
                + " recorded; make room and send the entries again."),
        why);
  }

  /** Writes all of them. */
  void writeTo(OutputStream answer) throws IOException {
    out.flush();
    Files.copy(file, answer);
  }

  /** Throws the file away. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}

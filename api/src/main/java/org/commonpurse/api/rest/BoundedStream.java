package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_TOO_SLOW;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FILE_TOO_LARGE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_UNREADABLE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.commonpurse.ledger.problem.ProblemException;
import org.eclipse.jetty.http.HttpException;

/** A body that is read no further than it may be long, and waited for no longer than it may take. */
final class BoundedStream extends FilterInputStream {

  /** So long any body may take; a connection that says nothing at all is ended by the server. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A body that takes longer comes at least so fast; one that trickles would hold a thread for hours. */
  private static final int BYTES_PER_SECOND_LEAST = 1024;

  private final long bytesMax;

  private final LongSupplier nanos;

  private final long begun;

  private long read;

  /**
   * Bounds a body.
   *
   * @param bytesMax  how many bytes it may have; reading one more throws {@code
   *     SERVICE_FILE_TOO_LARGE}
   */
  BoundedStream(InputStream body, long bytesMax) {
    this(body, bytesMax, System::nanoTime);
  }

  /** Bounds a body by another clock. */
  BoundedStream(InputStream body, long bytesMax, LongSupplier nanos) {
    super(body);
    this.bytesMax = bytesMax;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    int one = read(super::read);
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = read(() -> super.read(bytes, offset, length));
    count(Math.max(some, 0));
    return some;
  }

  /** Reading some of a body. */
  @FunctionalInterface
  private interface Reading {
    int some() throws IOException;
  }

  /** Tells a body that is not proper HTTP, or ends too early, from what fails here. */
  private static int read(Reading reading) {
    try {
      return reading.some();
    } catch (IOException | HttpException.RuntimeException e) {
      throw new ProblemException(
          SERVICE_REQUEST_UNREADABLE.because(
              "The body cannot be read to its end: it is not proper HTTP, or was cut off."),
          e);
    }
  }

  private void requireInTime() {
    long seconds = Duration.ofNanos(nanos.getAsLong() - begun).minus(PATIENCE).toSeconds();
    if (read / BYTES_PER_SECOND_LEAST < seconds) {
      throw SERVICE_BODY_TOO_SLOW
          .because(
              "After "
                  + PATIENCE.plusSeconds(seconds).toSeconds()
                  + " seconds only "
                  + read
                  + " bytes of the body have come. Send it again over a faster connection, or in"
                  + " parts.",
              "bytes",
              read)
          .toException();
    }
  }

  private void count(int more) {
    read += more;
    requireInTime();
    if (read > bytesMax) {
      throw SERVICE_FILE_TOO_LARGE
          .because(
              "The file is larger than "
                  + bytesMax
                  + " bytes. Send it in parts, or import it with the command.",
              "bytesMax",
              bytesMax)
          .toException();
    }
  }
}

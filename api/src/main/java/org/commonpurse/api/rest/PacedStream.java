package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_TOO_SLOW;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.commonpurse.ledger.problem.ProblemException;

/** A body that is waited for no longer than it may take, which throws {@code SERVICE_BODY_TOO_SLOW}. */
final class PacedStream extends FilterInputStream {

  /** So long any body may take; a connection that says nothing at all is ended by the server. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A body that takes longer comes at least so fast; one that trickles would hold a thread for hours. */
  private static final int BYTES_PER_SECOND_LEAST = 1024;

  private final Duration most;

  private final LongSupplier nanos;

  private final long begun;

  private long read;

  private boolean isAtItsEnd;

  /**
   * Waits for a body.
   *
   * @param most  how long all of it may take, however fast it comes
   */
  PacedStream(InputStream body, Duration most) {
    this(body, most, System::nanoTime);
  }

  /** Waits by another clock. */
  PacedStream(InputStream body, Duration most, LongSupplier nanos) {
    super(body);
    this.most = most;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    isAtItsEnd |= one < 0;
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = super.read(bytes, offset, length);
    isAtItsEnd |= some < 0;
    count(Math.max(some, 0));
    return some;
  }

  /** Whether all of the body was read, up to the end that the client said. */
  boolean isAtItsEnd() {
    return isAtItsEnd;
  }

  private void count(int more) {
    read += more;
    var taken = Duration.ofNanos(nanos.getAsLong() - begun);
    if (taken.compareTo(most) > 0) {
      throw tooSlow(
          "The body has not come within the %s seconds that a body may take in all; %d bytes of it have."
              .formatted(most.toSeconds(), read));
    }
    if (read / BYTES_PER_SECOND_LEAST < taken.minus(PATIENCE).toSeconds()) {
      throw tooSlow(
          "After %d seconds only %d bytes of the body have come."
              .formatted(taken.toSeconds(), read));
    }
  }

  private ProblemException tooSlow(String why) {
    return SERVICE_BODY_TOO_SLOW
        .because(why + " Send it again over a faster connection, or in parts.", "bytes", read)
        .toException();
  }
}

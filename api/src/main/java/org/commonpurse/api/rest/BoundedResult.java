package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOB_RESULT_TOO_LARGE;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What a job writes, which is refused where it comes to more than is kept. */
final class BoundedResult extends FilterOutputStream {

  /** The most that one job keeps. */
  static final long BYTES_MOST = 1L << 30;

  private final long most;

  private long left;

  /**
   * Lets so much be written.
   *
   * @param most  how many bytes
   */
  BoundedResult(OutputStream out, long most) {
    super(out);
    this.most = most;
    this.left = most;
  }

  @Override
  public void write(int oneByte) throws IOException {
    take(1);
    out.write(oneByte);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    take(count);
    out.write(bytes, from, count);
  }

  private void take(int count) {
    left -= count;
    if (left < 0) {
      throw SERVICE_JOB_RESULT_TOO_LARGE
          .because(
              "The file has more than %d bytes, and no more are kept for a job. Ask for it at once, without respond-async."
                  .formatted(most),
              "most",
              most)
          .toException();
    }
  }
}

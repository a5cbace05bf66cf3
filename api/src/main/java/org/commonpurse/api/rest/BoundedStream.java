package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FILE_TOO_LARGE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_UNREADABLE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.commonpurse.ledger.problem.ProblemException;
import org.eclipse.jetty.http.HttpException;

/** A body that is read no further than it may be long. */
final class BoundedStream extends FilterInputStream {

  private final long bytesMax;

  private long read;

  /**
   * Bounds a body.
   *
   * @param bytesMax  how many bytes it may have; reading one more throws {@code
   *     SERVICE_FILE_TOO_LARGE}
   */
  BoundedStream(InputStream body, long bytesMax) {
    super(body);
    this.bytesMax = bytesMax;
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
    } catch (RuntimeException e) {
      // So the server says that what it unpacks is not packed.
      if (e.getCause() instanceof ZipException) {
        throw new ProblemException(
            SERVICE_REQUEST_UNREADABLE.because(
                "The body is not packed by gzip, as the header Content-Encoding says."),
            e);
      }
      throw e;
    }
  }

  private void count(int more) {
    read += more;
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

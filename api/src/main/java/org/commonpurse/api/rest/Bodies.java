package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import org.commonpurse.ledger.document.Document;

/** Reads bodies no further than they may be long. */
final class Bodies {

  /** The size of the largest body taken, in bytes. */
  static final int BYTES_MAX = Document.JSON_BYTES_MAX;

  private Bodies() {}

  /**
   * The bytes of a body.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_BODY_TOO_LARGE}, or {@code
   *     SERVICE_REQUEST_UNREADABLE} if it breaks off
   */
  static byte[] read(InputStream body) throws IOException {
    byte[] bytes = new BoundedStream(body, Long.MAX_VALUE).readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw SERVICE_BODY_TOO_LARGE
          .because(
              "The body is larger than " + BYTES_MAX + " bytes. Send it in parts.",
              "bytesMax",
              BYTES_MAX)
          .toException();
    }
    return bytes;
  }
}

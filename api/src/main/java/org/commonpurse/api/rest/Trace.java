package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** The name of one request, which its answer and the log share. */
final class Trace {

  /** The header of every answer that carries the trace. */
  static final String HEADER = "Trace-Id";

  private static final String PROPERTY = Trace.class.getName();

  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 13;

  private Trace() {}

  /** A new trace. */
  static String next() {
    // It tells requests apart and is no secret.
    var random = ThreadLocalRandom.current();
    var trace = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      trace.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return trace.toString();
  }

  /** The request's trace, which it is given when first asked for. */
  static String of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) == null) {
      request.setProperty(PROPERTY, next());
    }
    return Objects.toString(request.getProperty(PROPERTY));
  }
}

package org.commonpurse.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;

/**
 * Says that the connection ends with an answer that is given before the body was read to its end. The
 * server closes it where the body has not come by then, and a client that was not told would send its
 * next request into nothing.
 */
final class UnreadBodyFilter implements ContainerResponseFilter {

  private final HttpServletRequest received;

  /** Tells what becomes of the connection of one request. */
  UnreadBodyFilter(@Context HttpServletRequest received) {
    this.received = received;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    if (hasBody(request) && !received.getInputStream().isFinished()) {
      response
          .getHeaders()
          .putSingle(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
    }
  }

  /** Of the headers that were read already: to ask the server again is dear, and most have none. */
  static boolean hasBody(ContainerRequestContext request) {
    return request.getLength() > 0
        || request.getHeaders().containsKey(HttpHeader.TRANSFER_ENCODING.asString());
  }
}

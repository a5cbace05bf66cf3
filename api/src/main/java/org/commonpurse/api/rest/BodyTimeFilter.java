package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;

/**
 * Lets no body take longer than it may, whatever reads it, and says that the connection ends with an answer
 * that is given before the body was read to its end. The server closes it where the body has not come by
 * then, and a client that was not told would send its next request into nothing.
 */
public final class BodyTimeFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String BODY = BodyTimeFilter.class.getName();

  private final Duration most;

  /**
   * Limits bodies.
   *
   * @param most  how long one may take in all
   */
  public BodyTimeFilter(Duration most) {
    this.most = most;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (hasBody(request)) {
      var body = new PacedStream(request.getEntityStream(), most);
      request.setProperty(BODY, body);
      request.setEntityStream(body);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (hasBody(request) && !isRead(request)) {
      response
          .getHeaders()
          .putSingle(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
    }
  }

  private static boolean isRead(ContainerRequestContext request) {
    return request.getProperty(BODY) instanceof PacedStream body && body.isAtItsEnd();
  }

  /** Of the headers that were read already: to ask the server again is dear, and most have none. */
  private static boolean hasBody(ContainerRequestContext request) {
    return request.getLength() > 0
        || request.getHeaders().containsKey(HttpHeader.TRANSFER_ENCODING.asString());
  }
}

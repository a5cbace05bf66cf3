package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.time.Duration;

/** Lets no body take longer than it may, whatever reads it. */
public final class BodyTimeFilter implements ContainerRequestFilter {

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
    if (UnreadBodyFilter.hasBody(request)) {
      request.setEntityStream(new PacedStream(request.getEntityStream(), most));
    }
  }
}

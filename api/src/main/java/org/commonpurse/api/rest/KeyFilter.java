package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses a key that is none, whatever it is sent with, also where an act could do without. */
final class KeyFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    Headers.key(request.getHeaderString(Headers.IDEMPOTENCY_KEY));
  }
}

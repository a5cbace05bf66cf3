package org.commonpurse.api.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Starts no job where only the headers are asked for: once a route is found, nothing tells that from a {@code GET}. */
@PreMatching
final class PreferFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      request.getHeaders().remove(Headers.PREFER);
    }
  }
}

package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * Tells browsers and what stands between to keep no answer, to take none for anything else than it says it is, to show
 * none within another page, and to tell nobody where they were.
 */
final class AnswerHeaders implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (request.getSecurityContext() != null && request.getSecurityContext().isSecure()) {
      // Half a year; without TLS browsers would not heed it.
      headers.putSingle("Strict-Transport-Security", "max-age=15768000");
    }
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.putSingle("X-Frame-Options", "DENY");
    headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
    // Whoever keeps an answer on purpose may ask with its ETag whether it is still the same.
    headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
  }
}

package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_NOT_TAKEN;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/** Refuses a body that is announced as of any form, or of one that is preferred: it has one, or none. */
@PreMatching
final class ContentTypeFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    var type = request.getMediaType();
    if (type != null
        && (type.isWildcardType()
            || type.isWildcardSubtype()
            || type.getParameters().containsKey("q"))) {
      throw SERVICE_FORM_NOT_TAKEN
          .because(
              "\""
                  + request.getHeaderString(HttpHeaders.CONTENT_TYPE)
                  + "\", which the header Content-Type announces, is no form of a body.")
          .toException();
    }
  }
}

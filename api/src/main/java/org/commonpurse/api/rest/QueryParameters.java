package org.commonpurse.api.rest;

import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.operation.input.RequestParameters;

/** What the query of a request names. */
final class QueryParameters {

  private QueryParameters() {}

  /** The parameters, each of which was given once. */
  static RequestParameters of(UriInfo uri) {
    var parameters = new RequestParameters();
    uri.getQueryParameters().forEach((name, values) -> parameters.with(name, values.get(0)));
    return parameters;
  }
}

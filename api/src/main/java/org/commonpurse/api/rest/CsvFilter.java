package org.commonpurse.api.rest;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import org.commonpurse.api.representation.CsvItems;
import org.commonpurse.api.representation.ResponseJson;

/** Answers with a table where whoever asks for a list would rather have CSV than JSON. */
@PreMatching
final class CsvFilter implements ContainerRequestFilter, ContainerResponseFilter {

  static final MediaType CSV = new MediaType("text", "csv", "utf-8");

  private static final String WANTED = CsvFilter.class.getName();

  @Override
  public void filter(ContainerRequestContext request) {
    var accepted = request.getAcceptableMediaTypes();
    boolean isWanted = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    if (isWanted && !accepted.isEmpty() && isCsv(accepted.get(0))) {
      request.setProperty(WANTED, request.getHeaderString(HttpHeaders.ACCEPT));
      // What is a table already is given as it is.
      request
          .getHeaders()
          .putSingle(HttpHeaders.ACCEPT, "text/csv, " + MediaType.APPLICATION_JSON + ";q=0.9");
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var type = response.getMediaType();
    if (request.getProperty(WANTED) == null
        || response.getStatus() != Response.Status.OK.getStatusCode()
        || type == null
        || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return;
    }
    var answer = ResponseJson.withAbsent(response.getEntity());
    var table =
        CsvItems.of(answer)
            .orElseThrow(
                () -> {
                  request.getHeaders().putSingle(HttpHeaders.ACCEPT, accepted(request));
                  return new NotAcceptableException();
                });
    if (answer.hasNonNull("next")) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.LINK, "<" + answer.path("next").asText() + ">; rel=\"next\"");
    }
    response.setEntity(table, new Annotation[0], CSV);
  }

  private static String accepted(ContainerRequestContext request) {
    return String.valueOf(request.getProperty(WANTED));
  }

  private static boolean isCsv(MediaType type) {
    return type.getType().equals("text") && type.getSubtype().equals("csv");
  }
}

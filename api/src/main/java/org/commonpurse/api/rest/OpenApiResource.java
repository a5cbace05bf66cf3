package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.operation.Operations;

/** The service described in OpenAPI, for programs and their authors. */
@OpenTo(OpenTo.Whom.ANYBODY)
@Path("/api/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

  private final JsonNode description = OpenApi.of(Operations.specs());

  /** The description. */
  @GET
  public JsonNode get() {
    return description;
  }
}

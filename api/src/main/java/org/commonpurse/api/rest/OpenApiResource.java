package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.operation.Operations;

/** The service described in OpenAPI, for programs and their authors. */
@OpenTo(OpenTo.Whom.ANYBODY)
@Path("/api/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

  private final ObjectNode description;

  private OpenApiResource(ObjectNode description) {
    this.description = description;
  }

  /**
   * Describes others, and itself.
   *
   * @param others  those that answer requests, among all that is registered
   */
  static OpenApiResource of(Collection<?> others) {
    var resources =
        Stream.<Class<?>>concat(
                others.stream().map(Object::getClass), Stream.of(OpenApiResource.class))
            .filter(type -> type.isAnnotationPresent(Path.class))
            .collect(Collectors.<Class<?>>toList());
    return new OpenApiResource(OpenApi.of(Operations.specs(), resources));
  }

  /** The description. */
  @Answers(summary = "this description")
  @GET
  public ObjectNode get() {
    return description;
  }
}

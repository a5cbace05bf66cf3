package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.operation.Operations;
import org.jspecify.annotations.Nullable;

/** The service described in OpenAPI, for programs and their authors. */
@OpenTo(OpenTo.Whom.ANYBODY)
@Path("/api/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

  private final List<Class<?>> resources;
  private @Nullable ObjectNode description;

  private OpenApiResource(List<Class<?>> resources) {
    this.resources = List.copyOf(resources);
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
    return new OpenApiResource(resources);
  }

  /** The description. */
  @Answers(summary = "this description")
  @GET
  public synchronized ObjectNode get() {
    if (description == null) {
      // Not at the start of the service, which would wait for what few ask.
      description = OpenApi.of(Operations.specs(), resources);
    }
    return description;
  }
}

package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_SCHEMA_UNKNOWN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.representation.ComponentSchemas;

/** The schemas of documents, each as the file of {@code config/schema} that it is, for editors and programs. */
@OpenTo(OpenTo.Whom.ANYBODY)
@Path("/api/v1/schemas")
public final class SchemasResource {

  static final String MEDIA_TYPE = "application/schema+json";

  /** The schema of a kind of document. Those that it refers to stand beside it. */
  @Answers(summary = "the schema of a kind of document", problems = "SERVICE_SCHEMA_UNKNOWN")
  @GET
  @Path("/{name: [a-z-]+}.schema.json")
  @Produces(MEDIA_TYPE)
  public ObjectNode get(@PathParam("name") String name) {
    return ComponentSchemas.find(name)
        .orElseThrow(
            () ->
                SERVICE_SCHEMA_UNKNOWN
                    .because(
                        "There is no schema \""
                            + name
                            + "\". The documentation of each route names what it takes.",
                        "name",
                        name)
                    .toException());
  }
}

package org.commonpurse.api.page;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PATH_UNKNOWN;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.api.access.OpenTo;

/**
 * The routes to read and to try in a browser: Swagger UI on the OpenAPI description, all of it out of the jar.
 * <p>
 * It tells nothing of any books. What is tried there is asked like anything else, with a key.
 */
@Path("/api/docs")
@OpenTo(OpenTo.Whom.ANYBODY)
public final class DocsResource {

  /** Where the library has its files. */
  static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  /** It loads and asks nothing but this service, and runs nothing that stands in the page itself. */
  private static final String ONLY_OURS =
      "default-src 'none'; script-src 'self'; style-src 'self';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** A file of the page. */
  private record File(String resource, String type) {}

  private static final Map<String, File> FILES =
      Map.of(
          "swagger-ui.css",
          new File(LIBRARY + "swagger-ui.css", "text/css;charset=utf-8"),
          "swagger-ui-bundle.js",
          new File(LIBRARY + "swagger-ui-bundle.js", "text/javascript;charset=utf-8"),
          "docs.js",
          new File("docs.js", "text/javascript;charset=utf-8"),
          "docs.css",
          new File("docs.css", "text/css;charset=utf-8"));

  /** The page. */
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response page() {
    return Response.ok(DocsResource.class.getResourceAsStream("docs.html"))
        .header("Content-Security-Policy", ONLY_OURS)
        .build();
  }

  /** What the page is made of. */
  @GET
  @Path("/{file}")
  public Response file(@PathParam("file") String name) {
    var file =
        Optional.ofNullable(FILES.get(name))
            .orElseThrow(
                () ->
                    SERVICE_PATH_UNKNOWN
                        .because("There is nothing at GET /api/docs/" + name + ".")
                        .toException());
    var contents =
        Objects.requireNonNull(
            DocsResource.class.getResourceAsStream(file.resource()),
            () -> file.resource() + " is not in the build");
    return Response.ok(contents, file.type()).header("Cache-Control", "max-age=3600").build();
  }
}

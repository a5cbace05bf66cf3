package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import org.commonpurse.api.problem.Catalogue;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is told that something cannot be done now is told when to ask again. */
class RetryAfterTest {

  private static final URI BASE = URI.create("http://localhost/");

  /** Refuses with the problem that the path names. */
  @Path("/refused/{code}")
  public static final class Refusing {

    /** Refuses. */
    @GET
    public String refuse(@PathParam("code") String code) {
      throw problems().stream()
          .filter(problem -> problem.code().equals(code))
          .findFirst()
          .orElseThrow()
          .because("Not now.")
          .toException();
    }
  }

  static List<ProblemType> problems() {
    return Catalogue.all()
        .filter(problem -> problem.entry().category() == Category.UNAVAILABLE)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void saysSoWithEveryProblemThatPasses(ProblemType problem) throws Exception {
    var service =
        new ApplicationHandler(
            new ResourceConfig().register(new Refusing()).register(ProblemMapper.class));
    var request =
        new ContainerRequest(
            BASE,
            BASE.resolve("refused/" + problem.code()),
            "GET",
            null,
            new MapPropertiesDelegate(),
            service.getConfiguration());

    var answer = service.apply(request).get();

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getEntity().toString()).contains(problem.code());
    assertThat(answer.getHeaderString("Retry-After")).matches("[1-9][0-9]*");
  }
}

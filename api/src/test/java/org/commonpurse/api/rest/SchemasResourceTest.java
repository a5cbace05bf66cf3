package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.commonpurse.api.operation.Operations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That whoever sends a document can fetch what describes it. */
class SchemasResourceTest {

  @TempDir private static Path folder;

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void answersWithTheFileOfEachSchemaThatAnOperationTakes() throws Exception {
    for (var spec : Operations.specs()) {
      for (var name : spec.requests()) {
        var file = Path.of("..", "config", "schema", name + ".schema.json");
        var answer = service.get("/api/v1/schemas/" + name + ".schema.json");

        assertThat(answer.type()).isEqualTo("application/schema+json");
        assertThat(answer.json()).as(name).isEqualTo(new ObjectMapper().readTree(file.toFile()));
      }
    }
  }

  /** What a schema leaves open is read too. */
  @ParameterizedTest
  @CsvSource({"projection-request, projections", "simulation-request, simulations"})
  void showsAPlanThatIsTaken(String name, String route) {
    var examples = service.get("/api/v1/schemas/" + name + ".schema.json").json().path("examples");

    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      var answer = service.post("/api/v1/" + route, TestService.JSON, example.toString());
      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }
  }

  @Test
  void refusesANameThatIsNone() {
    var answer = service.get("/api/v1/schemas/nothing.schema.json");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_SCHEMA_UNKNOWN");
    assertThat(service.get("/api/v1/schemas/..%2Fentry.schema.json").status()).isIn(400, 404);
  }
}

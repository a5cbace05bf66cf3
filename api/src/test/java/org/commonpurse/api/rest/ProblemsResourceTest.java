package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.commonpurse.api.problem.Catalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the type of a problem leads to what it means. */
class ProblemsResourceTest {

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
  void explainsTheTypeThatARefusalNames() {
    var refusal = service.get("/api/v1/funds/nowhere");

    var explained = service.get(refusal.at("/type"));

    assertThat(refusal.at("/type")).isEqualTo("/api/v1/problems/ledger-fund-unknown");
    assertThat(explained.status()).isEqualTo(200);
    assertThat(explained.at("/code")).isEqualTo(refusal.at("/code"));
    assertThat(explained.at("/title")).isEqualTo(refusal.at("/title")).isEqualTo("No such fund");
    assertThat(explained.at("/status")).isEqualTo(refusal.at("/status")).isEqualTo("404");
    assertThat(explained.at("/meaning")).isEqualTo("No fund is registered under this code.");
    assertThat(explained.at("/remedy")).isEqualTo("Register it first, or correct the code.");
  }

  @Test
  void listsEveryProblemThatItExplains() {
    var listed = service.get("/api/v1/problems").json().path("items");

    assertThat(listed).hasSize((int) Catalogue.all().count());
    assertThat(listed.findValuesAsText("type"))
        .contains("/api/v1/problems/ledger-fund-unknown", "/api/v1/problems/entry-field-missing")
        .allSatisfy(type -> assertThat(service.get(type).status()).as(type).isEqualTo(200));
  }

  @Test
  void refusesATypeThatIsNone() {
    var answer = service.get("/api/v1/problems/ledger-fund-lost");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_PROBLEM_UNKNOWN");
    assertThat(answer.at("/detail")).contains("ledger-fund-lost", "/api/v1/problems");
  }
}

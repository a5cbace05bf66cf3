package org.commonpurse.api.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonpurse.api.malformed.Wire.WireAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code ./bench/run malformed}: what is no proper request is refused in one form, at once,
 * records nothing and tells nothing of others.
 */
class MalformedRequestsTest {

  private static final long SEED = Long.getLong("malformed.seed", 20_261_127);

  private static final int REQUESTS = Integer.getInteger("malformed.requests", 2_500);

  private static final WireRequest SENT =
      new WireRequest(
          "GET", "/a", List.of("Host: localhost"), new byte[0], WireRequest.Framing.RIGHT);

  @TempDir private Path folder;

  @Test
  void refusesWhatIsNoProperRequestAndRecordsAndTellsNothing() throws Exception {
    try (var run = MalformedRun.start(Path.of(".."), folder, SEED)) {
      var counts = run.send(REQUESTS);

      System.out.println("malformed requests of seed " + SEED + ": " + counts.told());
      assertThat(counts.failures()).isEmpty();
      assertThat(counts.answered()).isEqualTo(REQUESTS);
      assertThat(counts.byRoute()).hasSize(run.routes());
      assertThat(counts.byBreaking()).hasSizeGreaterThan(Breaking.all().size() * 9 / 10);
      assertThat(counts.recorded()).isLessThan(REQUESTS / 10);
    }
  }

  private static List<String> mistakes(int status, String type, String body) {
    return RefusalRules.mistakes(
        SENT,
        new WireAnswer(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8)),
        false);
  }

  @Test
  void findsWhatNoRefusalMayBe() {
    var refusal =
        "{\"code\": \"SERVICE_PATH_UNKNOWN\", \"status\": 404, \"detail\": \"There is nothing.\"}";
    var type = "application/problem+json";
    assertThat(mistakes(404, type, refusal)).isEmpty();

    assertThat(mistakes(404, "text/html", refusal)).hasSize(1);
    assertThat(mistakes(404, type, refusal.replace("_PATH_", "_ROAD_"))).hasSize(1);
    assertThat(mistakes(400, type, refusal)).hasSize(1);
    assertThat(mistakes(404, type, refusal.replace("nothing", "Zqnarrative"))).hasSize(1);
    assertThat(mistakes(404, type, refusal.replace("nothing", "java.util.List"))).hasSize(1);
    assertThat(mistakes(404, type, "nothing")).hasSize(1);
    assertThat(mistakes(500, type, refusal.replace("404", "500"))).hasSize(1);
    assertThat(mistakes(302, "", "")).hasSize(1);
    assertThat(mistakes(200, "application/json", "{\"name\": \"Zqpartnername\"}")).hasSize(1);
  }
}

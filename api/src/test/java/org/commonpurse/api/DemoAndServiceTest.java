package org.commonpurse.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;
import org.commonpurse.api.rest.CheckedClient;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: the demonstration is run, and the service is opened on what it left behind. */
class DemoAndServiceTest {

  private static final Path SETTINGS = Path.of("src", "test", "resources", "trusted.yml");

  @TempDir private Path folder;

  @Test
  void opensTheServiceOnWhatTheDemonstrationRecorded() throws Exception {
    var out = folder.resolve("out");
    var printed = new StringWriter();
    var errors = new StringWriter();

    int exitCode =
        Commands.run(
            new Console(new PrintWriter(printed), new PrintWriter(errors)),
            "demo",
            "--funds",
            Path.of("..", "config", "demo").toString(),
            "--out",
            out.toString());

    assertThat(errors.toString()).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(printed.toString())
        .contains("Where costs fall, where savings land: Brackenshire")
        .contains("Board pack: " + out.resolve("brackenshire").resolve("board-pack.pdf"))
        .contains("./commonpurse server --database jdbc:sqlite:" + out.resolve("demo.db"));
    assertThat(out.resolve("oldham").resolve("horizon.csv")).exists();
    var database = Optional.of("jdbc:sqlite:" + out.resolve("demo.db"));
    try (var service = new Service(database, OptionalInt.of(0)).start(SETTINGS)) {
      assertThat(get(service, "/api/v1/funds").findValuesAsText("fund"))
          .containsExactly("brackenshire", "oldham");
      var council = get(service, "/api/v1/funds/oldham/balances?kind=risk-share&partner=council");
      assertThat(council.at("/items/0/amount").textValue()).isEqualTo("-4325000.00");
      assertThat(get(service, "/api/v1/funds/brackenshire/horizon").path("years")).hasSize(10);
      assertThat(get(service, "/api/v1/funds/brackenshire/allocations").path("items")).hasSize(10);
      assertThat(text(service, "/")).contains("Oldham Cares section 75 pool (published)");
      assertThat(text(service, "/pages/brackenshire"))
          .contains("risk pool", "is taken in layers</caption>");
      assertThat(text(service, "/api/v1/funds/brackenshire/reports/board-pack.pdf"))
          .startsWith("%PDF-");
    }
  }

  private static JsonNode get(RunningService service, String path) throws Exception {
    return new ObjectMapper().readTree(text(service, path));
  }

  private static String text(RunningService service, String path) throws Exception {
    var request = HttpRequest.newBuilder(service.address().resolve(path)).build();
    var response = CheckedClient.create().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}

package org.commonpurse.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.commonpurse.api.rest.CheckedClient;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that shows the routes, for whoever has no key yet. */
class DocsResourceTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  @TempDir private static Path folder;

  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("books.db");
    service =
        new Service(Optional.of(url), OptionalInt.of(0))
            .start(Path.of("..", "config", "commonpurse.yml"));
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(service.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/docs, text/html;charset=utf-8",
    "/api/docs/, text/html;charset=utf-8",
    "/api/docs/swagger-ui.css, text/css;charset=utf-8",
    "/api/docs/docs.css, text/css;charset=utf-8",
    "/api/docs/swagger-ui-bundle.js, text/javascript;charset=utf-8",
    "/api/docs/docs.js, text/javascript;charset=utf-8",
    "/api/v1/openapi.json, application/json"
  })
  void answersWithItAndAllThatItIsMadeOf(String path, String type) throws Exception {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body()).isNotBlank();
  }

  @Test
  void loadsWhatIsThereAndNamesNoOtherHost() throws Exception {
    var page = get("/api/docs").body();
    var links = LINK.matcher(page).results().map(link -> link.group(1)).toList();

    assertThat(links).hasSizeGreaterThan(4);
    for (var link : links) {
      if (!link.startsWith("data:")) {
        assertThat(link).startsWith("/");
        assertThat(get(link).statusCode()).as(link).isEqualTo(200);
      }
    }
    for (var path : new String[] {"/api/docs", "/api/docs/docs.js", "/api/docs/docs.css"}) {
      assertThat(get(path).body()).as(path).doesNotContain("http:", "https:", "url(", "@import");
    }
    // The style of the library loads what is in it; its script would have the description checked
    // elsewhere.
    assertThat(get("/api/docs/swagger-ui.css").body())
        .doesNotContain("@import")
        .doesNotContainPattern("url\\(['\"]?(?!['\"]?data:)");
    assertThat(get("/api/docs/docs.js").body()).contains("validatorUrl: null");
  }

  @Test
  void letsTheBrowserAskNoOtherHostAndRunNoScriptOfThePage() throws Exception {
    var answer = get("/api/docs");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe-eval", "http", "script-src 'self' ");
    assertThat(answer.body()).doesNotContainPattern("<script(?! src=\"/)").doesNotContain(" on");
  }

  @Test
  void hasNothingElse() throws Exception {
    for (var path : new String[] {"index.html", "swagger-ui.js", "..%2Fstart.ftlh"}) {
      assertThat(get("/api/docs/" + path).statusCode()).as(path).isIn(400, 404);
    }
  }

  /** The jar has of the library what the page loads, and its licences. */
  @Test
  void keepsTheRestOfTheLibraryOutOfTheJar() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("swagger-ui/*/swagger-ui-bundle.js.LICENSE.txt</include>")
        .contains("swagger-ui/*/swagger-ui.css</include>")
        .contains("swagger-ui/*/swagger-ui-bundle.js</include>");
    assertThat(DocsResource.LIBRARY)
        .isEqualTo("/META-INF/resources/webjars/swagger-ui/" + version() + "/");
  }

  private static String version() throws IOException {
    var pom = Pattern.compile("<swagger-ui.version>(.*)</swagger-ui.version>");
    var found = pom.matcher(Files.readString(Path.of("..", "pom.xml")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}

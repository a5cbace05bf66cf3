package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.api.rest.DescribedAnswers.Given;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That tests hold answers to the description of the service, and that what differs from it is found. */
class DescribedAnswersTest {

  /** What reads and writes bytes by itself, since what it is about is below what a client lets one see. */
  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("CheckedClient", "is what checks"),
          Map.entry("HostileRequestsTest", "sends what is no HTTP"),
          Map.entry("KeyedActsTest", "hangs up before it is answered"),
          Map.entry("LimitsTest", "sends bodies that drip"),
          Map.entry("LogsTest", "sends what is no HTTP"),
          Map.entry(
              "MalformedBooks", "fills books of the bench too, which has nothing that checks"),
          Map.entry("SameKeyTest", "hangs up before it is answered"),
          Map.entry("ServiceTest", "sends bodies that break off or trickle"),
          Map.entry("SlowDownloadsTest", "takes an answer away slowly, or not to its end"),
          Map.entry("EncryptedTest", "makes a client of its own certificate, and has it checked"),
          Map.entry("DescribedAnswersTest", "shows what is found"),
          Map.entry("Wire", "sends what is no HTTP"));

  private static final String ENTRY = "/api/v1/funds/brackenshire/entries/1";

  private static final String PROBLEM =
      "{\"type\": \"/api/v1/problems/x\", \"title\": \"t\", \"status\": 404, \"code\": \"X\","
          + " \"detail\": \"d\", \"mistakes\": [], \"fields\": {}, \"trace\": \"1\"}";

  @TempDir private static Path folder;

  private static TestService service;

  private static String receipt;

  private final DescribedAnswers described = DescribedAnswers.ofTheService();

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
    receipt =
        service.books().entry("k", Examples.due("icb", "nhs-minimum", "2023-04-20", "1.00")).text();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private List<String> mistakes(String method, String path, int status, String type, String body) {
    return described.mistakes(new Given(method, path, status, Optional.of(type), body));
  }

  private List<String> ofReceipt(String body) {
    return mistakes("POST", "/api/v1/funds/f/entries", 201, "application/json", body);
  }

  @Test
  void takesWhatTheServiceAnswers() {
    assertThat(ofReceipt(receipt)).isEmpty();
    assertThat(
            mistakes(
                "GET",
                ENTRY,
                404,
                "application/problem+json",
                PROBLEM.replace("\"X\"", "\"SERVICE_ENTRY_UNKNOWN\"")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({
    "GET, /entries/1, 418, application/problem+json, The status 418 is not described",
    "GET, /entries/1, 200, text/html, The media type \"text/html\" is not described",
    "PATCH, /entries/1, 200, application/json, There is no such operation",
    "GET, /nothing, 200, application/json, There is no such operation",
    "GET, /entries/1, 304, application/json, It has a body that is not described",
    "HEAD, /entries/1, 200, application/json, HEAD is answered with a body",
    "GET, /entries/1, 200, application/json, 'not found'",
    "GET, /entries, 200, application/x-ndjson, 'not found'"
  })
  void findsWhatIsNotDescribed(
      String method, String below, int status, String type, String mistake) {
    var path = "/api/v1/funds/brackenshire" + below;

    assertThat(mistakes(method, path, status, type, "{}")).first().asString().contains(mistake);
  }

  @Test
  void findsAFieldOfAnotherType() throws Exception {
    assertThat(ofReceipt(changed(receipt -> receipt.put("sequence", "one"))))
        .singleElement()
        .asString()
        .startsWith("/sequence: ");
  }

  @Test
  void findsAFieldThatIsNotDescribed() throws Exception {
    assertThat(ofReceipt(changed(receipt -> receipt.put("more", 1))))
        .singleElement()
        .asString()
        .contains("more");
    var problem =
        PROBLEM
            .replace("\"X\"", "\"SERVICE_ENTRY_UNKNOWN\"")
            .replace("\"trace\"", "\"stack\": \"\", \"trace\"");
    assertThat(mistakes("GET", ENTRY, 404, "application/problem+json", problem))
        .singleElement()
        .asString()
        .contains("stack");
  }

  @Test
  void findsAFieldThatIsMissing() throws Exception {
    assertThat(ofReceipt(changed(receipt -> receipt.remove("seal"))))
        .singleElement()
        .asString()
        .contains("seal");
  }

  @Test
  void findsWhatIsWrongDeepWithinAnAnswer() {
    var page = "{\"items\": [{\"partner\": \"icb\", \"name\": \"ICB\", \"kind\": 7}]}";

    assertThat(mistakes("GET", "/api/v1/funds/f/partners", 200, "application/json", page))
        .singleElement()
        .asString()
        .startsWith("/items/0/kind: ");
  }

  /** A change of a receipt that the service gave. */
  private interface Change {
    void to(ObjectNode receipt);
  }

  private static String changed(Change change) throws Exception {
    var json = (ObjectNode) new ObjectMapper().readTree(receipt);
    change.to(json);
    return json.toString();
  }

  @Test
  void findsAProblemThatIsNotDescribedAmongSeveralMistakesToo() {
    var known = PROBLEM.replace("\"X\"", "\"SERVICE_ENTRY_UNKNOWN\"");
    var type = "application/problem+json";

    assertThat(mistakes("GET", ENTRY, 404, type, known)).isEmpty();
    assertThat(mistakes("GET", ENTRY, 404, type, known.replace("ENTRY_UNKNOWN", "JOB_UNKNOWN")))
        .containsExactly("The problem SERVICE_JOB_UNKNOWN is not described");
  }

  @Test
  void findsAHeaderThatIsNotDescribed() {
    var given =
        new Given(
            "POST",
            "/api/v1/funds/f/entries",
            201,
            Optional.of("application/json"),
            receipt,
            Set.of("content-type", "location", "etag", "X-Powered-By"));

    assertThat(described.mistakes(given))
        .containsExactly("The header X-Powered-By is not described");
  }

  @Test
  void makesATestFailWhoseAnswerIsNotDescribed() {
    var other = described.description().deepCopy();
    ((ObjectNode) other.at("/paths/~1api~1v1~1funds/get/responses")).remove("200");
    var client = new CheckedClient(HttpClient.newHttpClient(), new DescribedAnswers(other));
    var request = HttpRequest.newBuilder(service.address("/api/v1/funds")).GET().build();

    assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The status 200 is not described");
    // What cannot be looked at is not taken for good.
    assertThatThrownBy(() -> CheckedClient.create().send(request, BodyHandlers.discarding()))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void holdsAnswersToTheDescriptionThatIsServed() {
    assertThat(service.get("/api/v1/openapi.json").json()).isEqualTo(described.description());
  }

  @Test
  void knowsEveryTestThatTalksToTheServiceUnchecked() {
    var unchecked =
        new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.commonpurse")
                .stream()
                .filter(
                    type ->
                        Stream.concat(
                                type.getMethodCallsFromSelf().stream(),
                                type.getConstructorCallsFromSelf().stream())
                            .anyMatch(call -> connects(call.getTarget())))
                .map(type -> type.getName().replaceAll(".*\\.|\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unchecked).isEqualTo(new TreeSet<>(WITHOUT.keySet()));
  }

  private static boolean connects(CodeUnitCallTarget called) {
    return called.getOwner().isEquivalentTo(HttpClient.class) && called.getName().startsWith("new")
        || called.getOwner().isAssignableTo(Socket.class) && called.getName().equals("<init>")
        || called.getOwner().isEquivalentTo(URL.class) && called.getName().startsWith("open");
  }
}

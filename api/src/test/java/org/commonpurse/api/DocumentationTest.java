package org.commonpurse.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;
import org.commonpurse.api.rest.CheckedClient;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of the documentation and compares what they show with what comes out.
 * <p>
 * A block {@code console} shows commands after {@code $} and what they print; three dots stand for
 * any words, and alone on a line for any lines. Files in {@code out/}, where the demonstration
 * writes, are in a folder of this test. A block {@code http} shows a request, and the block {@code json} after it,
 * headed by the status, what must be in the answer; {@code "..."} stands for any value. A block {@code csv}
 * shows the lines of an answer as a block of a command does.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK =
      Pattern.compile("```(console|http|json|csv)( \\d+)?\\n(.*?)```", Pattern.DOTALL);

  private static final Set<String> WITHOUT_DATABASE =
      Set.of(
          "help",
          "allocate",
          "project",
          "simulate",
          "unit-cost",
          "demo",
          "server",
          "report templates");

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final Map<String, String> KEYS = new HashMap<>();

  @TempDir private static Path folder;

  private static String database;

  private static RunningService service;

  @BeforeAll
  static void runTheDemonstration() throws Exception {
    var run = run(List.of("demo", "--funds", "config/demo", "--out", folder.toString()));
    assertThat(run).contains("Board pack");
    database = "jdbc:sqlite:" + folder.resolve("demo.db");
    var example = "jdbc:sqlite:" + folder.resolve("example.db");
    makeKeys(example);
    service =
        new Service(Optional.of(example), OptionalInt.of(0))
            .start(ROOT.resolve("config").resolve("commonpurse.yml"));
  }

  /** The keys that the examples show, by the variables that stand for them. */
  private static void makeKeys(String url) {
    try (var ledger = Ledger.open(url)) {
      var keys = new ApiKeys(ledger.access(), Clock.systemUTC());
      for (var each :
          Map.of("COMMONPURSE_KEY", "A. Finch", "KEY_OF_B_GULL", "B. Gull").entrySet()) {
        var person = new Actor(each.getValue());
        for (var role : List.of(Role.POOL_MANAGER, Role.APPROVER, Role.SIGNATORY)) {
          var grant =
              new NewGrant(
                  person, role.word(), Optional.empty(), Optional.empty(), Optional.empty());
          ledger.access().grant(grant, person, "The examples");
        }
        var issued = keys.create(person, KeyScope.ALL, Optional.empty(), person, "The examples");
        KEYS.put("$" + each.getKey(), issued.text());
      }
    }
  }

  @AfterAll
  static void stopTheService() throws Exception {
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> showsWhatComesOut() throws IOException {
    var pages = new ArrayList<Path>();
    pages.add(ROOT.resolve("README.md"));
    try (var found = Files.list(ROOT.resolve("docs"))) {
      found.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream().flatMap(DocumentationTest::examples);
  }

  private static Stream<DynamicTest> examples(Path page) {
    var tests = new ArrayList<DynamicTest>();
    var matcher = BLOCK.matcher(read(page));
    var request = new String[1];
    while (matcher.find()) {
      var kind = matcher.group(1);
      var status = matcher.group(2);
      var text = matcher.group(3);
      if (kind.equals("http")) {
        request[0] = text;
      } else if (kind.equals("console")) {
        tests.add(
            DynamicTest.dynamicTest(
                page.getFileName() + ": " + text.lines().findFirst().orElse(""),
                () -> checkConsole(text)));
      } else if (status != null && request[0] != null) {
        var asked = request[0];
        tests.add(
            DynamicTest.dynamicTest(
                page.getFileName() + ": " + asked.lines().findFirst().orElse(""),
                () ->
                    checkAnswer(
                        asked, Integer.parseInt(status.strip()), text, kind.equals("csv"))));
      }
    }
    return tests.stream();
  }

  private static void checkConsole(String text) {
    var parts = text.split("(?m)^\\$ ");
    for (var part : Arrays.copyOfRange(parts, 1, parts.length)) {
      var lines = part.lines().toList();
      var words = words(lines.get(0));
      if (!words.get(0).equals("./commonpurse")) {
        continue;
      }
      var arguments = new ArrayList<>(words.subList(1, words.size()));
      var two = String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
      if (!WITHOUT_DATABASE.contains(arguments.get(0)) && !WITHOUT_DATABASE.contains(two)) {
        arguments.addAll(List.of("--database", database));
      }
      requireShown(lines.subList(1, lines.size()), run(arguments).lines().toList());
    }
  }

  /** Checks that what came out is what is shown, a line of three dots standing for any lines. */
  private static void requireShown(List<String> shown, List<String> printed) {
    var pattern = new StringBuilder();
    for (var line : shown) {
      pattern.append(
          line.strip().equals("...")
              ? "(?:.*\n)*?"
              : Pattern.quote(line).replace("...", "\\E.*\\Q") + "\n");
    }
    var all = printed.stream().map(line -> line + "\n").collect(joining());
    if (!Pattern.compile(pattern.toString()).matcher(all).matches()) {
      fail("Shown:%n%s%nbut this came out:%n%s", String.join("\n", shown), all);
    }
  }

  private static void checkAnswer(String request, int status, String shown, boolean isLines)
      throws Exception {
    var lines = request.lines().toList();
    var first = lines.get(0).split(" ");
    var builder = HttpRequest.newBuilder(service.address().resolve(first[1]));
    int blank = lines.contains("") ? lines.indexOf("") : lines.size();
    for (var header : lines.subList(1, blank)) {
      var value = header.split(": ", 2)[1];
      for (var key : KEYS.entrySet()) {
        value = value.replace(key.getKey(), key.getValue());
      }
      builder.header(header.split(": ", 2)[0], value);
    }
    var body = String.join("\n", lines.subList(Math.min(blank + 1, lines.size()), lines.size()));
    if (body.startsWith("@")) {
      body = read(ROOT.resolve(body.substring(1).strip()));
    }
    builder.method(first[0], BodyPublishers.ofString(body));
    var response = CLIENT.send(builder.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    if (isLines) {
      requireShown(shown.lines().toList(), response.body().lines().toList());
      return;
    }
    var json = new ObjectMapper();
    requireIn(json.readTree(response.body()), json.readTree(shown), "");
  }

  /** Checks that everything shown is in the answer, with the same value. */
  private static void requireIn(JsonNode answer, JsonNode shown, String path) {
    if (shown.isTextual() && shown.textValue().equals("...")) {
      return;
    }
    if (shown.isObject()) {
      shown
          .properties()
          .forEach(
              property ->
                  requireIn(
                      answer.path(property.getKey()),
                      property.getValue(),
                      path + "/" + property.getKey()));
    } else if (shown.isArray()) {
      assertThat(answer.size()).as(path + " of " + answer).isGreaterThanOrEqualTo(shown.size());
      for (int i = 0; i < shown.size(); i++) {
        requireIn(answer.path(i), shown.path(i), path + "/" + i);
      }
    } else {
      assertThat(answer).as(path).isEqualTo(shown);
    }
  }

  private static String run(List<String> arguments) {
    var out = new StringWriter();
    var console = new Console(new PrintWriter(out), new PrintWriter(out));
    var here =
        arguments.stream()
            .map(word -> word.startsWith("config/") ? ROOT.resolve(word).toString() : word)
            .toArray(String[]::new);
    Commands.run(console, here);
    return out.toString();
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var matcher = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
    while (matcher.find()) {
      var word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(word.startsWith("out/") ? folder.resolve(word.substring(4)).toString() : word);
    }
    return words;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

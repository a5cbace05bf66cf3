package org.commonpurse.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.api.AnswerScript.Step;
import org.commonpurse.api.demo.DemoBooks;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds commands, routes and exports to what they answered when it was last recorded, on both
 * stores.
 * <p>
 * Other tests say what an answer should be; this one says that nobody changed one without
 * meaning to. What is asked stands in {@code answers/commands.txt} and {@code
 * answers/routes.txt}, the answers below {@code answers/commands} and {@code answers/routes}.
 * A change that is meant is recorded with {@code -Danswers=record}, shows as a difference of
 * those files, and needs a line in the changelog. What differs from run to run is replaced by
 * {@link RunMarks}.
 * <p>
 * Everything is asked of both stores and has to be answered alike, but for commands that only read
 * or are refused: a command opens its database anew, so these are asked of SQLite, and of PostgreSQL
 * by routes alone. Commands that write are asked of both, and so are those that show all of it.
 */
class AnswersTest {

  private static final boolean IS_RECORDING = "record".equals(System.getProperty("answers"));

  /** The demonstration itself, which makes its own database, an SQLite file. */
  private static final String DEMO = "demo/demo";

  private static final RunMarks MARKS = new RunMarks();

  private static final Map<Store, String> DEMO_BOOKS = new EnumMap<>(Store.class);

  @TempDir private static Path folder;

  private static String demoAnswer = "";

  private static EmbeddedPostgres server;

  private static int databases;

  /** Where books can be kept. */
  private enum Store {
    SQLITE,
    POSTGRESQL
  }

  @BeforeAll
  static void runTheDemonstration() throws IOException {
    server = EmbeddedPostgres.builder().start();
    demoAnswer =
        commands("demonstration")
            .to(new Step(DEMO, List.of("demo --funds config/demo --out out/demo")), "");
    DEMO_BOOKS.put(
        Store.SQLITE, "jdbc:sqlite:" + folder.resolve("demonstration").resolve("demo/demo.db"));
  }

  @AfterAll
  static void stopTheServer() throws IOException {
    server.close();
    DEMO_BOOKS.clear();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void answersCommandsAsRecorded(Store store) throws Exception {
    var databases = databases(store);
    var recorded = recorded("commands", store);
    var commands = commands(store.name());
    var elsewhere = new HashSet<String>();
    for (var step : AnswerScript.read("commands.txt").steps()) {
      if (store == Store.SQLITE || isForBothStores(step)) {
        recorded.take(step.name(), commands.to(step, databases.get(step.books())));
      } else {
        elsewhere.add(step.name());
      }
    }
    if (store == Store.SQLITE) {
      recorded.take(DEMO, demoAnswer);
    } else {
      elsewhere.add(DEMO);
    }
    recorded.requireAll(elsewhere);
  }

  /** A command that writes, or shows all that was written. */
  private static boolean isForBothStores(Step step) {
    var line = step.line() + " ";
    boolean matters =
        line.startsWith("verify ")
            || line.startsWith("checkpoint ")
            || line.startsWith("export ")
            || Operations.specs().stream()
                .filter(spec -> spec.idempotency() != Idempotency.READS)
                .map(OperationSpec::command)
                .anyMatch(command -> !command.isEmpty() && line.startsWith(command + " "));
    return matters
        && step.books().equals("example")
        && !step.name().contains("/refused-")
        && !step.name().contains("/misused-");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void answersRoutesAsRecorded(Store store) throws Exception {
    var databases = databases(store);
    var recorded = recorded("routes", store);
    var routes = new RouteAnswers(MARKS);
    try (var demo = service(databases.get("demo"));
        var example = service(databases.get("example"))) {
      var addresses = Map.of("demo", demo.address(), "example", example.address());
      for (var address : addresses.values()) {
        MARKS.put(address.getAuthority(), "<service>");
      }
      for (var step : AnswerScript.read("routes.txt").steps()) {
        recorded.take(step.name(), routes.to(step, addresses.get(step.books())));
      }
    }
    recorded.requireAll(Set.of());
  }

  /** What one store answers is recorded; the other has to answer the same at once. */
  private static RecordedAnswers recorded(String what, Store store) {
    return new RecordedAnswers(
        AnswerScript.FOLDER.resolve(what), IS_RECORDING && store == Store.SQLITE);
  }

  /** Commands with a folder of their own to write in. */
  private static CommandAnswers commands(String name) throws IOException {
    var out = Files.createDirectory(folder.resolve(name));
    MARKS.put(out.toString(), "<out>");
    return new CommandAnswers(out, MARKS);
  }

  /** The databases that steps ask, by the name of their books. */
  private static Map<String, String> databases(Store store) throws SQLException {
    if (!DEMO_BOOKS.containsKey(store)) {
      var demo = fresh(store);
      DemoBooks.load(demo);
      DEMO_BOOKS.put(store, demo);
    }
    return Map.of("demo", demo(store), "example", fresh(store));
  }

  private static String demo(Store store) {
    return Objects.requireNonNull(DEMO_BOOKS.get(store));
  }

  /** A database that nobody has used. */
  private static String fresh(Store store) throws SQLException {
    var name = "books" + ++databases;
    if (store == Store.SQLITE) {
      return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }

  private static RunningService service(String database) throws Exception {
    var settings = Path.of("src", "test", "resources", "trusted.yml");
    return new Service(Optional.of(database), OptionalInt.of(0)).start(settings);
  }
}

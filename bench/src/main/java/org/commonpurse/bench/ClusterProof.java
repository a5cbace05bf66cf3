package org.commonpurse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonpurse.ledger.Ledger;

/**
 * What two service processes on a cluster answer while parts of it are taken away, and whether the books hold each
 * entry that was answered as recorded, once. {@code bench/cluster prove} starts it.
 */
public final class ClusterProof {

  private static final List<String> SCENES = List.of("leader", "frozen", "service", "planned");
  private static final int CALLERS = 32;
  private static final int PORT = 9280;
  private static final long WAIT_SECONDS_MAX = 30;
  private static final long SECOND = 1_000_000_000L;
  private static final String FUND = "brackenshire";
  private static final Pattern SECRET = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"");

  /** What may be answered: recorded, told again, or "not now". */
  private static final Pattern FORESEEN =
      Pattern.compile("(POST|GET) (200|201|no answer|503 (LEDGER|SERVICE)_[A-Z_]+)");

  private final String script;
  private final String url;
  private final Path folder;
  private final List<String> failures = new ArrayList<>();

  private ClusterProof(String script, String url, Path folder) {
    this.script = script;
    this.url = url;
    this.folder = folder;
  }

  /** Runs {@code SCRIPT URL FOLDER [scene...]}; ends with 1 where a bar is missed. */
  public static void main(String[] arguments) throws Exception {
    var scenes = List.of(arguments).subList(3, arguments.length);
    if (!SCENES.containsAll(scenes)) {
      System.err.println("Scenes are " + SCENES);
      System.exit(2);
    }
    var proof = new ClusterProof(arguments[0], arguments[1], Path.of(arguments[2]));
    proof.run(scenes.isEmpty() ? SCENES : scenes);
    proof.failures.forEach(failure -> System.out.println("MISSED: " + failure));
    System.out.println(proof.failures.isEmpty() ? "every bar is met" : "bars are missed");
    System.exit(proof.failures.isEmpty() ? 0 : 1);
  }

  private void run(List<String> scenes) throws Exception {
    Files.createDirectories(folder);
    var settings = "config/postgres.yml";
    try (var first = ServiceNode.start(url, settings, PORT, folder);
        var second = ServiceNode.start(url, settings, PORT + 2, folder)) {
      var callers =
          new KeyedCallers(
              List.of(first.address(), second.address()), FUND, key(first), CALLERS, 1);
      try {
        Thread.sleep(5_000);
        for (var scene : scenes) {
          var before = callers.answers();
          long began = System.nanoTime();
          System.out.printf("%n== %s (load of the machine %s)%n", scene, load());
          play(scene, second, callers);
          tell(callers, before, began);
        }
      } finally {
        callers.close();
      }
      check(callers);
    }
  }

  /** A key that is good for this fund, for callers who are not its administrator. */
  private static String key(ServiceNode service) throws Exception {
    var first = service.firstKey().orElseThrow();
    var fund = Files.readString(Path.of("config", "example", "fund.yml"));
    service.post("/api/v1/funds", "application/yaml", fund, first);
    var subject = "\"subject\": \"load\", \"name\": \"Load\"";
    var role = "{%s, \"role\": \"pool-manager\", \"fund\": \"%s\"}".formatted(subject, FUND);
    service.post("/api/v1/access/grants", "application/json", role, first);
    var made = service.post("/api/v1/access/keys", "application/json", "{" + subject + "}", first);
    var secret = SECRET.matcher(made);
    if (!secret.find()) {
      throw new IllegalStateException(made);
    }
    return secret.group(1);
  }

  private void play(String scene, ServiceNode second, KeyedCallers callers) throws Exception {
    Thread.sleep(5_000);
    switch (scene) {
      case "leader" -> {
        var node = script("kill-leader").strip();
        System.out.println("killed: node " + node + ", its Patroni and its etcd member");
        awaitAnswers(callers);
        script("revive", node);
      }
      case "frozen" -> {
        System.out.println("frozen: node " + script("freeze-leader").strip() + " with all it runs");
        awaitAnswers(callers);
        script("thaw");
        script("whole", "120");
      }
      case "service" -> {
        System.out.println("killed: service process " + second.number());
        second.kill();
        awaitAnswers(callers);
        second.startAgain();
      }
      case "planned" -> {
        script("switchover");
        System.out.println("switched over to node " + script("leader").strip());
        awaitAnswers(callers);
        script("whole", "120");
      }
      default -> throw new AssertionError(scene);
    }
    Thread.sleep(5_000);
  }

  /** Waits until callers have had answers for some seconds on end. */
  private static void awaitAnswers(KeyedCallers callers) throws InterruptedException {
    long giveUpAt = System.nanoTime() + 90 * SECOND;
    for (int seconds = 0; seconds < 8 && System.nanoTime() < giveUpAt; ) {
      Thread.sleep(1_000);
      seconds = callers.since(System.nanoTime() - SECOND).isEmpty() ? 0 : seconds + 1;
    }
  }

  private String script(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(script));
    command.addAll(List.of(arguments));
    return Shell.output(Path.of("/dev/null"), command);
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private void tell(KeyedCallers callers, Map<String, Long> before, long began) {
    long ended = System.nanoTime();
    var answered = callers.since(began);
    long longest = answered.stream().mapToLong(KeyedCallers.Answered::waitedNanos).max().orElse(0);
    var moments =
        answered.stream().mapToLong(KeyedCallers.Answered::answeredNanos).sorted().toArray();
    long pause = 0;
    for (int i = 1; i < moments.length; i++) {
      pause = Math.max(pause, moments[i] - moments[i - 1]);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d entries answered in %.0f s; nothing was for %.1f s; one caller waited at most %.1f s (bar"
            + " %d)%n",
        answered.size(),
        (ended - began) / 1e9,
        pause / 1e9,
        longest / 1e9,
        WAIT_SECONDS_MAX);
    var counts = new TreeMap<>(callers.answers());
    before.forEach((answer, count) -> counts.merge(answer, -count, Long::sum));
    counts.values().removeIf(count -> count == 0);
    System.out.println("answers: " + counts);
    if (longest > WAIT_SECONDS_MAX * SECOND || answered.isEmpty()) {
      failures.add("a caller waited for " + longest / SECOND + " s");
    }
    counts.keySet().stream()
        .filter(answer -> !FORESEEN.matcher(answer).matches())
        .forEach(answer -> failures.add("an answer that nobody should get: " + answer));
  }

  /** Holds the books to what was answered. */
  private void check(KeyedCallers callers) throws Exception {
    System.out.println("\n== the books");
    var recorded = new HashMap<String, Long>();
    long doubled = 0;
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT narrative, sequence FROM entry")) {
      while (row.next()) {
        var key = row.getString(1).substring(KeyedCallers.NARRATIVE.length());
        doubled += recorded.put(key, row.getLong(2)) == null ? 0 : 1;
      }
    }
    var answered = callers.all();
    long lost =
        answered.stream()
            .filter(one -> !Long.valueOf(one.sequence()).equals(recorded.get(one.key())))
            .count();
    System.out.printf(
        Locale.ROOT,
        "%,d entries answered as recorded, %,d in the books: %d lost, %d doubled%n",
        answered.size(),
        recorded.size(),
        lost,
        doubled);
    if (lost > 0 || doubled > 0 || recorded.size() != answered.size()) {
      failures.add("entries lost or doubled");
    }
    try (var ledger = Ledger.open(url)) {
      var verified = ledger.verification().all();
      verified.forEach(fund -> System.out.println("verify: " + fund.end()));
      verified.stream().filter(fund -> !fund.isSound()).forEach(f -> failures.add("unsound: " + f));
    }
    var ends = ends();
    System.out.println("the chain ends alike on " + ends.size() + " nodes: " + ends.values());
    if (ends.values().stream().distinct().count() != 1) {
      failures.add("nodes differ");
    }
  }

  /** How the chain ends at each node, asked by itself, once all have taken over what there is. */
  private Map<String, String> ends() throws SQLException, InterruptedException {
    Map<String, String> ends = Map.of();
    for (int i = 0; i < 50; i++) {
      ends = endsNow();
      if (ends.values().stream().distinct().count() == 1) {
        return ends;
      }
      Thread.sleep(200);
    }
    return ends;
  }

  private Map<String, String> endsNow() throws SQLException {
    var ends = new TreeMap<String, String>();
    var hosts = url.substring("jdbc:postgresql://".length(), url.indexOf("/books"));
    for (var host : hosts.split(",")) {
      var one =
          url.replace(hosts, host).replace("targetServerType=primary", "targetServerType=any");
      try (var connection = DriverManager.getConnection(one);
          var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT sequence, encode(seal, 'hex') FROM fund_head")) {
        var funds = new ArrayList<String>();
        while (row.next()) {
          funds.add(row.getLong(1) + " " + row.getString(2).substring(0, 12));
        }
        ends.put(host, funds.stream().collect(Collectors.joining(", ")));
      }
    }
    return ends;
  }
}

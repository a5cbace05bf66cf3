package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.PostingTest.problemOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was answered as recorded survives the death of the process, and whatever keeps the store from
 * being written is said clearly.
 * <p>
 * The number of deaths is short in every build; {@code ./mvnw -pl ledger -Dtest=CrashTest
 * -Dcrashes=50 test} asks for fifty on each store and prints how many entries were acknowledged.
 */
class CrashTest {

  private static final int CRASHES = Integer.getInteger("crashes", 3);
  private static final int WRITERS = 8;
  private static final int IMPORTED = 200;

  /**
   * Posts at full speed and prints each key once it is recorded, until it is killed. One more writer
   * imports files, each of which must be there whole or not at all.
   */
  public static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      Ledger ledger = Ledger.open(arguments[0]);
      for (int writer = 0; writer < WRITERS; writer++) {
        String prefix = arguments[1] + "-" + writer + "-";
        new Thread(
                () -> {
                  for (int i = 0; ; i++) {
                    var receipt =
                        ledger
                            .journal()
                            .post(submission(prefix + i, due("2023-04-01", ICB, MINIMUM, i + 1)));
                    print(receipt.sequence() + " " + prefix + i);
                  }
                })
            .start();
      }
      new Thread(() -> importFiles(ledger, arguments[1])).start();
      Thread.sleep(60_000);
    }

    private static void importFiles(Ledger ledger, String prefix) {
      for (int file = 0; ; file++) {
        String name = prefix + "-file" + file;
        var csv = new StringBuilder("key,date,narrative,account,amount\n");
        for (int i = 0; i < IMPORTED; i++) {
          String start = name + "-" + i + ",2023-04-02,Imported,";
          csv.append(start).append("bank,1.00\n").append(start).append("surplus,-1.00\n");
        }
        try {
          Path path = Files.writeString(Files.createTempFile("crash", ".csv"), csv);
          ledger
              .imports()
              .run(new ImportRequest(FUND, path, Optional.empty(), false, false, TREASURER));
          print("imported " + name);
          Files.delete(path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private static void print(String line) {
      synchronized (System.out) {
        System.out.println(line);
        System.out.flush();
      }
    }
  }

  /** What the processes said they had recorded before they died. */
  private static final class Acknowledged {
    private static final Pattern ENTRY = Pattern.compile("(\\d+) (c\\d+-\\d+-\\d+)");
    private static final Pattern FILE = Pattern.compile("imported (c\\d+-file\\d+)");

    final Map<String, Long> entries = new HashMap<>();
    final Set<String> files = new HashSet<>();

    /** Takes a line; the last one of a process may be cut short. */
    void note(String line) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        entries.put(entry.group(2), Long.parseLong(entry.group(1)));
      }
      Matcher file = FILE.matcher(line);
      if (file.matches()) {
        files.add(file.group(1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsEveryAcknowledgedEntryOnceAndNothingHalfWhenTheProcessIsKilled(TestStores store)
      throws Exception {
    var random = new SplittableRandom(7);
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
    }
    var acknowledged = new Acknowledged();
    long entries = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      // Now and then it dies while it starts.
      boolean early = crash % 5 == 4;
      runAndKill(url, "c" + crash, early, 50 + random.nextInt(1200), acknowledged);
      try (Ledger ledger = Ledger.open(url)) {
        FundVerification verification = ledger.verification().all().get(0);
        assertThat(verification.findings()).isEmpty();
        entries = verification.entries();
        checkJournal(ledger, acknowledged);
      }
    }
    assertThat(acknowledged.entries).isNotEmpty();
    System.out.printf(
        "%s: %d deaths; %,d entries and %,d files acknowledged, all there once; %,d entries, sound%n",
        store, CRASHES, acknowledged.entries.size(), acknowledged.files.size(), entries);
  }

  private static void checkJournal(Ledger ledger, Acknowledged acknowledged) {
    var sequences = new HashMap<String, Long>();
    var imported = new HashMap<String, Integer>();
    Optional<EntryQuery> next = Optional.of(EntryQuery.of(FUND).limit(Paging.LIMIT_MAX));
    while (next.isPresent()) {
      EntryPage page = ledger.journal().entries(next.get());
      for (RecordedEntry entry : page.entries()) {
        String key = entry.key().value();
        assertThat(sequences.put(key, entry.sequence())).as(key).isNull();
        if (key.contains("-file")) {
          imported.merge(key.substring(0, key.lastIndexOf('-')), 1, Integer::sum);
        }
      }
      next = page.next();
    }
    assertThat(sequences).containsAllEntriesOf(acknowledged.entries);
    assertThat(imported.keySet()).containsAll(acknowledged.files);
    assertThat(imported.values()).allMatch(count -> count == IMPORTED);
  }

  private static void runAndKill(
      String url, String prefix, boolean early, int afterMillis, Acknowledged acknowledged)
      throws IOException, InterruptedException {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                url,
                prefix)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
      if (!early) {
        acknowledged.note(lines.readLine());
      }
      Thread.sleep(afterMillis);
      // Process.destroyForcibly would also close what it printed last.
      victim.toHandle().destroyForcibly();
      assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.note(line);
      }
    }
  }

  @Test
  void saysThatTheDiskIsFullAndLosesNothing() throws Exception {
    String url = TestStores.SQLITE.fresh();
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("before", due("2023-04-01", ICB, MINIMUM, 1)));
    }
    // A limit of pages stands for a full disk: SQLite gives the same answer to both.
    try (Ledger ledger = Ledger.open(url + "?max_page_count=1")) {
      String code = "";
      for (int i = 0; i < 2000 && code.isEmpty(); i++) {
        try {
          ledger.journal().post(submission("k" + i, due("2023-04-01", ICB, MINIMUM, 1)));
        } catch (ProblemException e) {
          code = e.code();
        }
      }
      assertThat(code).isEqualTo("LEDGER_STORE_FULL");
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
    // When there is room again, what was refused can be sent again, and nothing is missing.
    try (Ledger ledger = Ledger.open(url)) {
      int there = ledger.journal().entries(EntryQuery.of(FUND).limit(1000)).entries().size();
      for (int i = 0; i < there; i++) {
        var receipt =
            ledger.journal().post(submission("k" + i, due("2023-04-01", ICB, MINIMUM, 1)));
        assertThat(receipt.replay()).isEqualTo(i < there - 1);
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @Test
  void saysThatAnotherProcessHoldsTheDatabase() throws Exception {
    String url = TestStores.SQLITE.fresh() + "?busy_timeout=1000";
    try (Ledger ledger = Ledger.open(url);
        Connection holder = DriverManager.getConnection(url);
        Statement statement = holder.createStatement()) {
      ledger.funds().register(Samples.fund(), TREASURER);
      statement.execute("BEGIN IMMEDIATE");
      Instant asked = Instant.now();
      assertThat(
              codeOf(
                  () -> ledger.journal().post(submission("k", due("2023-04-01", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_STORE_BUSY");
      assertThat(Duration.between(asked, Instant.now()))
          .as("waits as long as the address says, not the half minute it would wait by itself")
          .isLessThan(Duration.ofSeconds(15));
      statement.execute("ROLLBACK");
      assertThat(
              ledger.journal().post(submission("k", due("2023-04-01", ICB, MINIMUM, 1))).sequence())
          .isEqualTo(1);
    }
  }

  @Test
  void saysThatTheDatabaseIsReadOnlyAndLosesNothing() throws IOException {
    String url = TestStores.SQLITE.fresh();
    Submission before = submission("before", due("2023-04-01", ICB, MINIMUM, 1));
    Submission after = submission("after", due("2023-04-01", ICB, MINIMUM, 2));
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(before);
    }
    Path file = Path.of(url.substring("jdbc:sqlite:".length()));
    assertThat(file.toFile().setReadOnly()).isTrue();
    // Whoever may do anything may write such a file too, and asks for it to be read only.
    String readOnly =
        Files.isWritable(file) ? "jdbc:sqlite:file:" + file + "?mode=ro" : "jdbc:sqlite:" + file;
    try (Ledger ledger = Ledger.open(readOnly)) {
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(1);
      assertThat(codeOf(() -> ledger.journal().post(after))).isEqualTo("LEDGER_STORE_READ_ONLY");
      assertThat(codeOf(() -> ledger.periods().close(FUND, Period.parse("2023-24/01"), TREASURER)))
          .isEqualTo("LEDGER_STORE_READ_ONLY");
    }
    assertThat(file.toFile().setWritable(true)).isTrue();
    try (Ledger ledger = Ledger.open(url)) {
      assertThat(ledger.journal().post(before).replay()).isTrue();
      assertThat(ledger.journal().post(after).sequence()).isEqualTo(2);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @Test
  void saysThatAFolderCannotBeWritten() throws IOException {
    Path folder = Files.createTempDirectory("ledger-test");
    assertThat(codeOf(() -> Ledger.open("jdbc:sqlite:" + folder.resolve("no/such/ledger.db"))))
        .isEqualTo("LEDGER_STORE_UNREACHABLE");
    assertThat(problemOf(() -> Ledger.open("jdbc:sqlite:" + folder)))
        .hasMessageContaining("may not be read or written")
        .extracting(ProblemException::code)
        .isEqualTo("LEDGER_STORE_UNREACHABLE");
    assertThat(codeOf(() -> Ledger.open("jdbc:sqlite:file:" + folder + "/missing.db?mode=ro")))
        .isEqualTo("LEDGER_STORE_UNREACHABLE");
    assertThat(codeOf(() -> Ledger.open("jdbc:mysql://somewhere"))).isEqualTo("LEDGER_URL_UNKNOWN");
  }
}

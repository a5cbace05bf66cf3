package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;

/**
 * What was answered as recorded survives the death of the process. The number of deaths is short in
 * every build; {@code -Dcrashes=50} asks for more.
 */
class CrashTest {

  private static final int CRASHES = Integer.getInteger("crashes", 3);

  /** Posts at full speed and prints each key once it is recorded, until it is killed. */
  public static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      Ledger ledger = Ledger.open(arguments[0]);
      for (int writer = 0; writer < 8; writer++) {
        String prefix = arguments[1] + "-" + writer + "-";
        new Thread(
                () -> {
                  for (int i = 0; ; i++) {
                    var receipt =
                        ledger
                            .journal()
                            .post(submission(prefix + i, due("2023-04-01", ICB, MINIMUM, i + 1)));
                    synchronized (System.out) {
                      System.out.println(receipt.sequence() + " " + prefix + i);
                      System.out.flush();
                    }
                  }
                })
            .start();
      }
      Thread.sleep(60_000);
    }
  }

  @Test
  void keepsEveryAcknowledgedEntryWhenTheProcessIsKilled() throws Exception {
    var random = new SplittableRandom(7);
    String url = TestStores.SQLITE.fresh();
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
    }
    Map<String, Long> acknowledged = new HashMap<>();
    for (int crash = 0; crash < CRASHES; crash++) {
      acknowledged.putAll(runAndKill(url, "c" + crash, 50 + random.nextInt(700)));
      try (Ledger ledger = Ledger.open(url)) {
        FundVerification verification = ledger.verification().all().get(0);
        assertThat(verification.findings()).isEmpty();
        for (var entry : acknowledged.entrySet()) {
          var found =
              ledger
                  .journal()
                  .entries(EntryQuery.of(FUND).key(new EntryKey(entry.getKey())))
                  .entries();
          assertThat(found).hasSize(1);
          assertThat(found.get(0).sequence()).isEqualTo(entry.getValue());
        }
      }
    }
    assertThat(acknowledged).isNotEmpty();
  }

  private static Map<String, Long> runAndKill(String url, String prefix, int afterMillis)
      throws IOException, InterruptedException {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                url,
                prefix)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, Long> acknowledged = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      note(acknowledged, first);
      Thread.sleep(afterMillis);
      // Process.destroyForcibly would also close what it printed last.
      victim.toHandle().destroyForcibly();
      assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(acknowledged, line);
      }
    }
    return acknowledged;
  }

  /** Takes a line of the victim; the last one may be cut short. */
  private static void note(Map<String, Long> acknowledged, String line) {
    if (line != null && line.matches("\\d+ c\\d+-\\d+-\\d+")) {
      int space = line.indexOf(' ');
      acknowledged.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
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
  }

  @Test
  void saysThatAnotherProcessHoldsTheDatabase() throws Exception {
    String url = TestStores.SQLITE.fresh();
    try (Ledger ledger = Ledger.open(url);
        Connection holder = DriverManager.getConnection(url);
        Statement statement = holder.createStatement()) {
      ledger.funds().register(Samples.fund(), TREASURER);
      statement.execute("BEGIN IMMEDIATE");
      assertThat(
              codeOf(
                  () -> ledger.journal().post(submission("k", due("2023-04-01", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_STORE_BUSY");
      statement.execute("ROLLBACK");
      assertThat(
              ledger.journal().post(submission("k", due("2023-04-01", ICB, MINIMUM, 1))).sequence())
          .isEqualTo(1);
    }
  }

  @Test
  void saysThatAFolderCannotBeWritten() throws IOException {
    Path folder = Files.createTempDirectory("ledger-test");
    assertThat(codeOf(() -> Ledger.open("jdbc:sqlite:" + folder.resolve("no/such/ledger.db"))))
        .isEqualTo("LEDGER_STORE_UNREACHABLE");
    assertThat(codeOf(() -> Ledger.open("jdbc:mysql://somewhere"))).isEqualTo("LEDGER_URL_UNKNOWN");
  }
}

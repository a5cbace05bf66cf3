package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that are signed, countersigned and kept outside of the database. */
class CheckpointCommandTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    var run =
        commonpurse(
            "register",
            "--file",
            EXAMPLE.resolve("fund.yml"),
            "--by",
            "A. Finch",
            "--database",
            database);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private void newKeys(String name) throws Exception {
    var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.writeString(
        folder.resolve(name + ".pem"), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    Files.writeString(
        folder.resolve(name + ".pub.pem"), pem("PUBLIC KEY", keys.getPublic().getEncoded()));
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
  }

  private Run verify(String checkpoint, String signer) {
    return commonpurse(
        "verify",
        "--checkpoint",
        folder.resolve(checkpoint),
        "--signed-by",
        folder.resolve(signer + ".pub.pem"),
        "--database",
        database);
  }

  @Test
  void areSignedByTheHostAndCountersignedByTheAuditor() throws Exception {
    newKeys("host");
    newKeys("auditor");
    newKeys("stranger");
    var signed =
        commonpurse(
            "checkpoint",
            "--fund",
            "brackenshire",
            "--sign",
            folder.resolve("host.pem"),
            "--database",
            database);
    assertThat(signed.exitCode()).as(signed.err()).isZero();
    assertThat(signed.out().lines()).hasSize(2).element(1).asString().startsWith("signed ed25519");
    Files.writeString(folder.resolve("host.txt"), signed.out());
    // The auditor has the file and a key, and no database.
    var countersigned =
        commonpurse(
            "checkpoint",
            "--of",
            folder.resolve("host.txt"),
            "--sign",
            folder.resolve("auditor.pem"));
    assertThat(countersigned.exitCode()).as(countersigned.err()).isZero();
    Files.writeString(folder.resolve("both.txt"), countersigned.out());

    assertThat(verify("both.txt", "host").exitCode()).isZero();
    assertThat(verify("both.txt", "auditor").exitCode()).isZero();
    var stranger = verify("both.txt", "stranger");
    assertThat(stranger.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(stranger.out()).contains("signature: The checkpoint is not signed with the key");
    assertThat(verify("host.txt", "auditor").exitCode()).isEqualTo(ExitCode.BROKEN.number());
  }

  @Test
  void areRefusedWithoutAKeyOrAFund() throws Exception {
    Files.writeString(folder.resolve("none.pem"), "no key");
    var noKey =
        commonpurse(
            "checkpoint",
            "--fund",
            "brackenshire",
            "--sign",
            folder.resolve("none.pem"),
            "--database",
            database);
    assertThat(noKey.exitCode()).isEqualTo(1);
    assertThat(noKey.err()).contains("[LEDGER_SIGNING_KEY_MALFORMED]");
    var noFund = commonpurse("checkpoint", "--database", database);
    assertThat(noFund.exitCode()).as(noFund.err()).isEqualTo(2);
  }

  /** An auditor's folder and an auditor's address get the line, as soon as the period is closed. */
  @Test
  void areWrittenAndSentWheneverAPeriodIsClosed() throws Exception {
    var received = new ConcurrentLinkedQueue<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      var settings =
          Files.writeString(
              folder.resolve("settings.yml"),
              "database: {url: \"%s\"}\ncheckpoints: {folder: \"%s\", address: \"http://127.0.0.1:%d/\"}\n"
                  .formatted(database, folder.resolve("kept"), server.getAddress().getPort()));
      var closed =
          commonpurse(
              "period",
              "close",
              "--accept-open",
              "Lists come in May",
              "--fund",
              "brackenshire",
              "--period",
              "2023-24/01",
              "--by",
              "A. Finch",
              "--config",
              settings);
      assertThat(closed.exitCode()).as(closed.err()).isZero();
    } finally {
      server.stop(0);
    }
    var kept = folder.resolve("kept").resolve("brackenshire-0-3.checkpoint");
    assertThat(kept).exists();
    assertThat(received).containsExactly(Files.readString(kept));
    var verified = commonpurse("verify", "--checkpoint", kept, "--database", database);
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("brackenshire: sound");
  }

  /** The period is closed, whether its checkpoint can be kept or not. */
  @Test
  void doNotUndoAClosingWhenTheyCannotBeKept() throws Exception {
    Files.writeString(folder.resolve("kept"), "a file where the folder should be");
    var settings =
        Files.writeString(
            folder.resolve("settings.yml"),
            "database: {url: \"%s\"}\ncheckpoints: {folder: \"%s\", address: \"http://127.0.0.1:1/\"}\n"
                .formatted(database, folder.resolve("kept")));
    var closed =
        commonpurse(
            "period",
            "close",
            "--accept-open",
            "Lists come in May",
            "--fund",
            "brackenshire",
            "--period",
            "2023-24/01",
            "--by",
            "A. Finch",
            "--config",
            settings);
    assertThat(closed.exitCode()).as(closed.err()).isZero();
  }
}

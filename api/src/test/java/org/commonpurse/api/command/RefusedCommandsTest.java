package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands refuse by themselves, each with its code and exit code. */
class RefusedCommandsTest {

  private static final String FUND = "brackenshire";

  @TempDir private Path folder;

  @Test
  void refusesBooksThatAreNotThere() {
    assertThat(run("funds", "--database", "jdbc:sqlite:" + folder.resolve("none.db")))
        .startsWith("3 ")
        .contains("COMMAND_DATABASE_MISSING");
  }

  @Test
  void refusesADimensionThatIsNone() {
    var database = "jdbc:sqlite:" + folder.resolve("books.db");
    Ledger.open(database).close();

    assertThat(run("balances", "--fund", "f", "--where", "colour=red", "--database", database))
        .startsWith("1 ")
        .contains("COMMAND_DIMENSION_UNKNOWN", "colour");
  }

  @Test
  void refusesSettingsThatNameNoDatabase() throws IOException {
    var settings = Files.writeString(folder.resolve("settings.yml"), "server: {}\n");

    assertThat(run("funds", "--config", settings.toString()))
        .startsWith("1 ")
        .contains("COMMAND_SETTINGS_INCOMPLETE", "settings.yml");
  }

  @Test
  void refusesSettingsThatAreNoText() throws IOException {
    var settings = Files.write(folder.resolve("settings.yml"), new byte[] {(byte) 0xFF});

    assertThat(run("funds", "--config", settings.toString()))
        .startsWith("3 ")
        .contains("COMMAND_SETTINGS_UNREADABLE", "settings.yml");
  }

  @Test
  void refusesAServiceWhoseSettingsHaveANameThatIsNone() throws IOException {
    var settings = Files.writeString(folder.resolve("settings.yml"), "nonsense: 1\n");

    assertThat(run("server", "--config", settings.toString()))
        .startsWith("1 ")
        .contains("SERVICE_SETTINGS_WRONG", "nonsense");
  }

  @Test
  void refusesAnExportThatIsNotThere() {
    var file = folder.resolve("none.jsonl");

    assertThat(run("verify", "--export", file.toString()))
        .startsWith("1 ")
        .contains("COMMAND_FILE_UNREADABLE", "none.jsonl");
  }

  @Test
  void refusesToWriteWhereThereIsNoFolder() {
    var file = folder.resolve("none").resolve("export.csv");

    assertThat(
            run(
                "export",
                "--fund",
                FUND,
                "--format",
                "csv",
                "--out",
                file.toString(),
                "--database",
                books()))
        .startsWith("3 ")
        .contains("COMMAND_FILE_NOT_WRITTEN", "export.csv");
  }

  @Test
  void refusesToRecordAComparisonWithoutItsLastDay() throws IOException {
    var file = Files.writeString(folder.resolve("paid.csv"), "date,amount\n2023-04-30,1.00\n");
    var reconcile =
        List.of(
            "reconcile",
            "--fund",
            FUND,
            "--partner",
            "icb",
            "--file",
            file.toString(),
            "--record",
            "--by",
            "A. Finch",
            "--database",
            books());

    assertThat(run(reconcile.toArray(String[]::new)))
        .startsWith("1 ")
        .contains("LEDGER_RECONCILED_UP_TO_MISSING");
  }

  @Test
  void refusesADemonstrationWhoseDatabaseCannotBeMade() throws IOException {
    Files.createDirectory(folder.resolve("demo.db"));
    var funds = Path.of("..", "config", "demo").toString();

    assertThat(run("demo", "--funds", funds, "--out", folder.toString()))
        .startsWith("3 ")
        .contains("DEMO_DATABASE_UNUSABLE");
  }

  private String books() {
    var database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      var fund = FundReader.read(Document.read(Path.of("..", "config", "example", "fund.yml")));
      ledger.funds().register(fund, new Actor("A. Finch"));
    }
    return database;
  }

  @Test
  void refusesADemonstrationOfNothing() {
    assertThat(run("demo", "--funds", folder.toString(), "--out", folder.toString()))
        .startsWith("3 ")
        .contains("DEMO_FILE_UNREADABLE");
  }

  @Test
  void leavesADatabaseThatIsNotTheDemonstrations() throws IOException {
    var other = Files.writeString(folder.resolve("demo.db"), "Not ours.");
    var funds = Path.of("..", "config", "demo").toString();

    assertThat(run("demo", "--funds", funds, "--out", folder.toString()))
        .startsWith("1 ")
        .contains("DEMO_DATABASE_NOT_OURS");
    assertThat(other).hasContent("Not ours.");
  }

  /** The exit code and what the command said. */
  private static String run(String... arguments) {
    var said = new StringWriter();
    var console = new Console(new PrintWriter(said), new PrintWriter(said));
    return Commands.run(console, arguments) + " " + said;
  }
}

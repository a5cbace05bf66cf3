package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_DATABASE_MISSING;
import static org.commonpurse.api.problem.CommandProblem.COMMAND_SETTINGS_INCOMPLETE;
import static org.commonpurse.api.problem.CommandProblem.COMMAND_SETTINGS_MISSING;
import static org.commonpurse.api.problem.CommandProblem.COMMAND_SETTINGS_UNREADABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.service.AccessSettings;
import org.commonpurse.api.service.CheckpointSettings;
import org.commonpurse.api.service.DatabaseSettings;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.CheckpointKeeper;
import picocli.CommandLine.Option;

/** Which database a command works on: the one it is given, else the one that the settings name. */
final class Settings {

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "The database, such as jdbc:sqlite:books.db or jdbc:postgresql://localhost/books.",
        "Without it: the one that the settings name."
      })
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings. Without it: config/commonpurse.yml.")
  private Optional<Path> config = Optional.empty();

  /** The database that the command names, if it names one. */
  Optional<String> database() {
    return database;
  }

  /**
   * The file of the settings: the one named, else {@code config/commonpurse.yml} here, else the one
   * that came with the program.
   *
   * @throws ProblemException {@code COMMAND_SETTINGS_MISSING} if there is no such file
   */
  Path file() {
    var file = config.orElseGet(() -> Home.file(Path.of("config", "commonpurse.yml")));
    if (!Files.isRegularFile(file)) {
      throw COMMAND_SETTINGS_MISSING
          .because(
              "There are no settings at " + file + ". Name a file with --config.", "file", file)
          .toException();
    }
    return file;
  }

  /** The database's URL. */
  String url() {
    return database.orElseGet(this::urlOfFile);
  }

  /**
   * Opens books that are there already.
   *
   * @throws ProblemException {@code COMMAND_DATABASE_MISSING} if there is no such file, or what
   *     {@link Ledger#open} refuses
   */
  Ledger openExisting() {
    var url = url();
    var books = Ledger.file(url);
    if (books.isPresent()) {
      var file = books.get();
      if (!Files.isRegularFile(file)) {
        throw COMMAND_DATABASE_MISSING
            .because(
                "There are no books at "
                    + file
                    + ". \"commonpurse demo\" makes some to try; name others with --database.",
                "file",
                file)
            .toException();
      }
    }
    var file = config.orElseGet(() -> Home.file(Path.of("config", "commonpurse.yml")));
    if (!Files.isRegularFile(file)) {
      return Ledger.open(url, Clock.systemUTC(), CheckpointKeeper.NONE);
    }
    var settings = read(file).root();
    var checkpoints = settings.get("checkpoints");
    var keeper =
        new CheckpointSettings(
                checkpoints.get("folder").optionalText().orElse(""),
                checkpoints.get("address").optionalText().orElse(""))
            .keeper();
    var clockBehindMax = settings.get("database").get("clockBehindMax").optionalText().orElse("");
    return Ledger.open(
        url, Clock.systemUTC(), keeper, DatabaseSettings.of(url, clockBehindMax).clockBehind());
  }

  /**
   * The issuers whose tokens the service believes with these settings; none without settings.
   *
   * @throws ProblemException {@code COMMAND_SETTINGS_UNREADABLE}, or {@code SERVICE_SETTINGS_WRONG}
   */
  List<Issuer> issuers() {
    var file = config.orElseGet(() -> Home.file(Path.of("config", "commonpurse.yml")));
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    var access = read(file).root().get("access");
    try {
      return access.isPresent()
          ? Jackson.newObjectMapper().treeToValue(access.json(), AccessSettings.class).issuers()
          : List.of();
    } catch (JsonProcessingException e) {
      throw new ProblemException(
          COMMAND_SETTINGS_UNREADABLE.because(
              "The settings at " + file + " cannot be read: " + e.getOriginalMessage() + ".",
              "file",
              file),
          e);
    }
  }

  private String urlOfFile() {
    var url = read(file()).root().get("database").get("url");
    if (!url.isPresent()) {
      throw url.refused(
          COMMAND_SETTINGS_INCOMPLETE, "The settings name no database; add database: url.");
    }
    return url.text();
  }

  private static Document read(Path file) {
    try {
      var text = new EnvironmentVariableSubstitutor(false).replace(Files.readString(file));
      return Document.parse(file.toString(), text);
    } catch (IOException e) {
      throw new ProblemException(
          COMMAND_SETTINGS_UNREADABLE.because(
              "The settings at " + file + " cannot be read: " + e.getMessage() + ".", "file", file),
          e);
    }
  }
}

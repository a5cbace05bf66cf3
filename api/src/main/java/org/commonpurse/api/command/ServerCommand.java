package org.commonpurse.api.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.commonpurse.api.service.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the service and waits until it is stopped. */
@Command(
    name = "server",
    header = "Start the service and its pages; Ctrl+C stops it.",
    description = {
      "",
      "Only this machine can reach it unless the settings say otherwise. A database that is not there"
          + " yet is made."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ServerCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final Settings settings = new Settings();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "Where to listen; health checks and metrics are at the port after it.",
        "Without it: the ports that the settings name."
      })
  private int port = -1;

  ServerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var from = Instant.now();
    var service =
        new Service(settings.database(), port < 0 ? OptionalInt.empty() : OptionalInt.of(port));
    try (var running = service.start(settings.file())) {
      running.firstKey().ifPresent(this::tellFirst);
      var took = Duration.between(from, Instant.now());
      console
          .out()
          .printf(
              Locale.ROOT,
              "Commonpurse listens at %s (started in %d ms). Ctrl+C stops it.%n",
              running.address(),
              took.toMillis());
      console.out().flush();
      running.join();
    }
    return ExitCode.DONE.number();
  }

  private void tellFirst(String key) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "The administrator's key of this database. It is shown this once; keep it, and show it"
                + " with every request:%n%n    export COMMONPURSE_KEY=%s%n    curl -H"
                + " \"Authorization: Bearer $COMMONPURSE_KEY\" ...%n%nA browser asks for a name and a"
                + " password: any name, and the key as password.%n%n",
            key);
  }
}

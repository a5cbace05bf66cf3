package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.commonpurse.api.demo.Demo;
import org.commonpurse.api.demo.DemoResult;
import org.commonpurse.api.demo.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the demonstration. */
@Command(
    name = "demo",
    header = "Make a database of demonstration funds, with their reports.",
    description = {
      "",
      "Loads the demonstration's funds into a clean database, applies their agreements year by year,"
          + " posts the settlements, writes board packs, charts and tables, and prints where costs"
          + " fall and where savings land. An earlier demonstration is replaced; another database is"
          + " never touched."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {

  private static final Path OUT = Path.of("out");

  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the database and the reports go. Without it: out.")
  private Path out = OUT;

  @Option(
      names = "--funds",
      paramLabel = "FOLDER",
      description = "The funds, a folder each. Without it: config/demo.")
  private Path funds = Home.file(Path.of("config", "demo"));

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var from = Instant.now();
    var result = Demo.run(funds, out, new Printed(from));
    console.out().println();
    result.files().stream()
        .filter(file -> file.toString().endsWith(".pdf"))
        .forEach(file -> console.out().println("Board pack: " + file));
    console.out().println("To open the service on these funds: " + howToOpen(result));
    return ExitCode.DONE.number();
  }

  private String howToOpen(DemoResult result) {
    return "./commonpurse server"
        + (out.equals(OUT) ? "" : " --database " + result.jdbcUrl())
        + ", then http://127.0.0.1:8080/";
  }

  /** Prints steps with the seconds since the beginning, and what was found as it is. */
  private final class Printed implements Progress {

    private final Instant from;

    Printed(Instant from) {
      this.from = from;
    }

    @Override
    public void step(String line) {
      long tenths = Duration.between(from, Instant.now()).toMillis() / 100;
      console.out().printf(Locale.ROOT, "[%3d.%d s] %s%n", tenths / 10, tenths % 10, line);
      console.out().flush();
    }

    @Override
    public void result(String line) {
      console.out().println(line);
    }
  }
}

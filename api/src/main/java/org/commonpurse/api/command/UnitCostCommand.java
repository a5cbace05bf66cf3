package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.allocation.price.UnitCostLine;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.price.ListUnitCosts;
import org.commonpurse.api.operation.price.ReadUnitCosts;
import org.commonpurse.api.operation.price.ShowUnitCost;
import org.commonpurse.api.operation.price.UnitCostQuery;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.api.representation.UnitCostResponse;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What units of care cost. */
@Command(
    name = "unit-cost",
    header = "List, show and check what units of care cost; no database is needed.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UnitCostCommand.All.class,
      UnitCostCommand.Show.class,
      UnitCostCommand.Read.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class UnitCostCommand {

  private static final String OWN_EDITION = "file";

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CommandFiles.unreadable(file, e);
    }
  }

  /** Lists unit costs. */
  @Command(
      name = "list",
      header = "List unit costs, by edition, words and who bears them.",
      description = {
        "",
        "A code means nothing without its edition: it is used anew from one to the next. \"?\" marks a"
            + " suspect cost, and \"+\" a cost that several agencies bear."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--edition",
        paramLabel = "NAME",
        description =
            "Only of this edition, such as gmca-1.4; with a file, what to call the table in it.")
    private Optional<String> edition = Optional.empty();

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "A table of your own in place of those that are carried, as CSV.")
    private Optional<Path> file = Optional.empty();

    @Option(
        names = "--search",
        paramLabel = "TEXT",
        description = "Only those with all of these words.")
    private Optional<String> search = Optional.empty();

    @Option(
        names = "--agency",
        paramLabel = "NAME",
        description = "Only those that this agency bears, or bears with others, such as nhs.")
    private Optional<String> agency = Optional.empty();

    @Mixin private final PageOptions page = new PageOptions();

    @Option(names = "--json", description = "Print them as JSON.")
    private boolean isJsonWanted;

    @Override
    public Integer call() {
      var asked =
          page.of(
              RequestParameters.options()
                  .with("edition", edition)
                  .with("search", search)
                  .with("agency", agency));
      var found = found(asked);
      var out = spec.commandLine().getOut();
      if (isJsonWanted) {
        out.println(ResponseJson.pretty(ListResponse.of(found, UnitCostResponse::of, asked)));
      } else {
        table(found.items()).lines().forEach(out::println);
        PageOptions.tellNext(spec.commandLine().getErr(), found.next());
      }
      return ExitCode.DONE.number();
    }

    private ListPage<UnitCostLine> found(RequestParameters asked) {
      var query = UnitCostQuery.of(asked);
      if (file.isEmpty()) {
        return new ListUnitCosts().run(query, Queries.list(asked));
      }
      var reading = new ReadUnitCosts().run(edition.orElse(OWN_EDITION), bytes(file.get()));
      if (!reading.refused().isEmpty()) {
        spec.commandLine()
            .getErr()
            .printf(
                "The file has %s; unit-cost read tells which lines are left out.%n",
                counted(reading.refused().size(), "refusal"));
      }
      return new ListUnitCosts().run(List.of(reading.table()), query, Queries.list(asked));
    }
  }

  /** The cost stands before the words, which may be many, and is lined up by hand. */
  private static TextTable table(List<UnitCostLine> lines) {
    var table =
        new TextTable(
            7, List.of("edition", "code", "        cost", "unit", "prices of", "borne by", "what"));
    for (var line : lines) {
      table.row(
          line.edition(),
          line.code(),
          "%12s".formatted((line.isSuspect() ? "? " : "") + Amounts.print(line.price().pence())),
          line.unit(),
          line.price().pricesOf().toString(),
          line.inWords(),
          line.description());
    }
    return table;
  }

  /** Shows a unit cost. */
  @Command(
      name = "show",
      header = "Show a unit cost, as it was published and at the prices of another year.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Show implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "EDITION", description = "Such as gmca-1.4.")
    private String edition = "";

    @Parameters(
        index = "1",
        paramLabel = "CODE",
        description = "Its code in this edition, such as HE7.0.2.")
    private String code = "";

    @Option(
        names = "--prices-of",
        paramLabel = "YEAR",
        description = "Take it to the prices of this financial year too, such as 2024-25.")
    private Optional<String> pricesOf = Optional.empty();

    @Option(
        names = "--deflators",
        paramLabel = "EDITION",
        description =
            "By this edition of the price index. Without it: the newest that has both years.")
    private Optional<String> deflators = Optional.empty();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean isJsonWanted;

    @Override
    public Integer call() {
      var asked =
          RequestParameters.options().with("pricesOf", pricesOf).with("deflators", deflators);
      var found = new ShowUnitCost().run(edition, code, ShowUnitCost.Input.of(asked));
      var out = spec.commandLine().getOut();
      if (isJsonWanted) {
        out.println(ResponseJson.pretty(UnitCostResponse.Shown.of(found)));
      } else {
        lines(found).forEach(out::println);
      }
      return ExitCode.DONE.number();
    }

    private static List<String> lines(ShowUnitCost.Output found) {
      var line = found.line();
      var lines = new ArrayList<String>();
      lines.add("%s: %s".formatted(line.label(), line.description()));
      lines.add(cost(line));
      found
          .taken()
          .ifPresent(
              taken ->
                  lines.add(
                      "%s, by the price index %s"
                          .formatted(cost(taken.line()), taken.deflators().edition())));
      if (!line.isSplitTold()) {
        lines.add(
            "Borne by %s; the source does not tell the part of each, and using it demands one."
                .formatted(line.inWords()));
      } else {
        lines.add("Borne by %s.".formatted(line.inWords()));
      }
      if (line.isSuspect()) {
        lines.add("Suspect: %s. It is used only if that is accepted.".formatted(line.suspect()));
      }
      if (!line.note().isEmpty()) {
        lines.add("Note: %s.".formatted(line.note()));
      }
      lines.add("Confidence: %s.".formatted(line.confidence().word().replace('-', ' ')));
      lines.add("Source: %s, %s".formatted(found.about().title(), found.about().source()));
      lines.add("Licence: %s.".formatted(found.about().licence()));
      return lines;
    }

    private static String cost(UnitCostLine line) {
      var parts = line.agencies().size() > 1 && line.isSplitTold();
      return "%s %s at the prices of %s%s"
          .formatted(
              Amounts.print(line.price().pence()),
              line.unit(),
              line.price().pricesOf(),
              parts ? " (" + line.inWords() + ")" : "");
    }
  }

  /** Reads a table. */
  @Command(
      name = "read",
      header = "Read a table of unit costs in a file, and tell what in it cannot be used.",
      description = {
        "",
        "The layouts of the Unit Cost Database, versions 1.2 and 1.4, and our own are read; columns are"
            + " found by their names. Suspect lines are read, and used only where that is accepted. Ends"
            + " with 1 if a line is refused."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Read implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--file",
        required = true,
        paramLabel = "FILE",
        description = "The table, as CSV.")
    private Path file = Path.of("");

    @Option(
        names = "--edition",
        required = true,
        paramLabel = "NAME",
        description = "What to call it.")
    private String edition = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJsonWanted;

    @Override
    public Integer call() {
      var reading = new ReadUnitCosts().run(edition, bytes(file));
      var out = spec.commandLine().getOut();
      if (isJsonWanted) {
        out.println(ResponseJson.pretty(UnitCostResponse.Read.of(reading)));
      } else {
        var shared = reading.table().lines().stream().filter(line -> line.agencies().size() > 1);
        var split = shared.toList();
        long told = split.stream().filter(UnitCostLine::isSplitTold).count();
        out.printf(
            "%s: %s, %d suspect, %d borne by several agencies (split told for %d); %s.%n",
            edition,
            counted(reading.table().lines().size(), "line"),
            reading.suspect().size(),
            split.size(),
            told,
            counted(reading.refused().size(), "refusal"));
        for (var line : reading.suspect()) {
          out.printf("Suspect: %s, %s: %s.%n", line.code(), line.price().pounds(), line.suspect());
        }
        reading.refused().stream().map(Read::line).forEach(out::println);
      }
      return (reading.refused().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    private static String line(Problem problem) {
      return "Refused: " + problem.message() + " [" + problem.code() + "]";
    }
  }

  private static String counted(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}

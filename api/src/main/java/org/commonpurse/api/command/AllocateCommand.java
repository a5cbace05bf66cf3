package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.api.operation.allocation.AllocateFiles;
import org.commonpurse.ledger.document.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies an agreement in a file to an outturn in a file. */
@Command(
    name = "allocate",
    header = "Apply an agreement to an outturn; no database is needed.",
    description = {
      "",
      "Prints who pays into the fund and who receives from it, what nobody has agreed to bear, and what"
          + " the reserves then hold; with --working also what each clause did.",
      "",
      "Years are worked through one after another: --state-out writes what a period hands on, such as"
          + " reserves, what is carried forward and the year to date, and --state gives it to the next."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class AllocateCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--agreement",
      required = true,
      paramLabel = "FILE",
      description = "The agreement, as YAML or JSON.")
  private Path agreement = Path.of("");

  @Option(
      names = "--outturn",
      required = true,
      paramLabel = "FILE",
      description = "The figures to apply it to, as YAML or JSON.")
  private Path outturn = Path.of("");

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "What the period before handed on. Without it: what the agreement opens with.")
  private Optional<Path> state = Optional.empty();

  @Option(
      names = "--state-out",
      paramLabel = "FILE",
      description = "Where to write what this period hands on; the file must not be there yet.")
  private Optional<Path> stateOut = Optional.empty();

  @Mixin private final WorkingOption working = new WorkingOption();

  @Option(names = "--json", description = "Print the result as JSON, with the whole working.")
  private boolean isJsonWanted;

  AllocateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var applied =
        new AllocateFiles()
            .run(Document.read(agreement), Document.read(outturn), state.map(Document::read));
    stateOut.ifPresent(
        file ->
            NewFile.write(
                file,
                writer -> writer.append(applied.handedOn().toJson().toPrettyString() + "\n")));
    if (isJsonWanted) {
      console.out().println(AllocationJson.of(applied.result().allocation()).toPrettyString());
    } else {
      AllocationText.of(applied.result().allocation(), applied.result().state(), working)
          .forEach(console.out()::println);
    }
    return ExitCode.DONE.number();
  }
}

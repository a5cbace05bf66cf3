package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Applied;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Explanation;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Applies an agreement in a file to an outturn in a file. */
@Command(
    name = "allocate",
    header = "Apply an agreement to an outturn; no database is needed.",
    description = {
      "",
      "Prints what each clause does with what it takes, step by step and to the penny; then who pays"
          + " into the fund and who receives from it, what moved in the reserves, and what nobody has"
          + " agreed to bear."
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

  @Option(names = "--json", description = "Print the result as JSON, with the whole working.")
  private boolean isJsonWanted;

  AllocateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var applied =
        Engine.apply(
            AgreementReader.read(Document.read(agreement)),
            OutturnReader.read(Document.read(outturn)),
            State.INITIAL);
    if (isJsonWanted) {
      console.out().println(AllocationJson.of(applied.allocation()).toPrettyString());
    } else {
      print(applied);
    }
    return ExitCode.DONE.number();
  }

  private void print(Applied applied) {
    var allocation = applied.allocation();
    Explanation.of(allocation).forEach(console.out()::println);
    console.out().println();
    console
        .out()
        .printf(
            "Who pays into the fund, and who receives from it (negative), in %s:%n",
            allocation.agreement().currency());
    charges(allocation).lines().forEach(console.out()::println);
    printReserves(applied);
  }

  private static TextTable charges(Allocation allocation) {
    var header = new ArrayList<>(List.of("clause"));
    allocation.agreement().parties().codes().forEach(code -> header.add(code.value()));
    header.add("unallocated");
    var table = new TextTable(1, header);
    for (ClauseResult clause : allocation.clauses()) {
      table.row(
          row(
              clause.clause().reference(),
              clause.chargesPence(),
              Optional.of(clause.whole().unallocatedPence())));
    }
    allocation
        .untaken()
        .forEach(
            untaken ->
                table.row(
                    row(
                        "no clause: " + untaken.line().label(),
                        allocation.chargesPence().stream().map(pence -> 0L).toList(),
                        Optional.of(untaken.pence()))));
    return table.row(row("total", allocation.chargesPence(), Optional.empty()));
  }

  /** Unallocated costs and unallocated benefits are not added up, so a total has none. */
  private static List<String> row(
      String label, List<Long> chargesPence, Optional<Long> unallocatedPence) {
    var row = new ArrayList<>(List.of(label));
    chargesPence.forEach(pence -> row.add(Amounts.print(pence)));
    row.add(unallocatedPence.map(Amounts::print).orElse(""));
    return row;
  }

  private void printReserves(Applied applied) {
    var reserves = new TreeMap<>(applied.state().reserves());
    if (reserves.isEmpty()) {
      return;
    }
    console.out().println();
    console
        .out()
        .printf(
            "What the reserves hold now, in %s:%n", applied.allocation().agreement().currency());
    var table = new TextTable(2, List.of("reserve", "owner", "holds"));
    reserves.forEach(
        (code, balance) -> {
          new TreeMap<>(balance.byOwner())
              .forEach(
                  (owner, pence) -> table.row(code.value(), owner.value(), Amounts.print(pence)));
          if (balance.unownedPence() != 0 || balance.byOwner().isEmpty()) {
            table.row(code.value(), "", Amounts.print(balance.unownedPence()));
          }
        });
    table.lines().forEach(console.out()::println);
  }
}

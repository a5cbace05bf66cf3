package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.proof.ReconcilePartner;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ReconciliationResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.reconciliation.FundItem;
import org.commonpurse.ledger.reconciliation.PartnerItem;
import org.commonpurse.ledger.reconciliation.Reconciliation;
import org.commonpurse.ledger.reconciliation.Reconciliations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a partner's own list with what the fund received. */
@Command(
    name = "reconcile",
    header = "Compare a partner's own list of payments with what the fund received.",
    description = {
      "",
      "Lines are matched by reference, then by amount within days. Every line of either side is"
          + " printed in exactly one place, and the differences add up to the difference in total."
          + " Nothing is recorded."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ReconcileCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(names = "--partner", required = true, paramLabel = "CODE", description = "The partner.")
  private String partner = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "CSV",
      description = "The partner's list: a date, an amount and perhaps a reference a line.")
  private Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day to compare. Without it: from the beginning.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--as-at",
      paramLabel = "DAY",
      description = "The last day to compare. Without it: to the end.")
  private Optional<String> asAt = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "How far apart the days of lines without a common reference may lie. Without it: "
              + Reconciliations.DAYS
              + ".")
  private Optional<String> days = Optional.empty();

  @Option(
      names = "--record",
      description = {
        "Take note that they were compared up to --as-at, for the closing of periods;",
        "needs --by."
      })
  private boolean isRecorded;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who is responsible for what is recorded.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Your key for what is recorded: done again with the same key it is done once.")
  private Optional<String> key = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  ReconcileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        RequestParameters.options()
            .with("fund", fund)
            .with("partner", partner)
            .with("from", from)
            .with("asAt", asAt)
            .with("days", days)
            .with("key", key)
            .with("by", isRecorded ? Optional.of(by.orElse("")) : Optional.empty());
    var query =
        Queries.reconciliation(
            options.one("fund", FundCode::of).orElseThrow(),
            options.one("partner", PartnerCode::of).orElseThrow(),
            options);
    var recordedBy =
        options
            .one("by", Actor::new)
            .map(actor -> new Caller(actor, options.one("key", EntryKeys::of)));
    try (var ledger = settings.openExisting()) {
      var found = new ReconcilePartner(ledger).run(query, recordedBy, bytes());
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(ReconciliationResponse.of(found)));
      } else {
        print(found.reconciliation(), found.currency().getCurrencyCode());
      }
    }
    return ExitCode.DONE.number();
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          COMMAND_FILE_UNREADABLE.because(
              "The file " + file + " cannot be read. Check the path and its permissions.",
              "file",
              file),
          e);
    }
  }

  private void print(Reconciliation reconciliation, String currency) {
    printMatched(reconciliation);
    printDiffering(reconciliation);
    printMissing(reconciliation);
    console
        .out()
        .printf(
            "%s's list comes to %s %s, the fund's receipts to %s; the difference is %s.%n",
            partner,
            currency,
            Amounts.print(reconciliation.theirsPence()),
            Amounts.print(reconciliation.oursPence()),
            Amounts.print(reconciliation.differencePence()));
  }

  private void printMatched(Reconciliation reconciliation) {
    var table =
        new TextTable(5, List.of("line", "paid", "entry", "received", "matched by", "amount"));
    for (var match : reconciliation.matched()) {
      table.row(
          Long.toString(match.theirs().line()),
          match.theirs().paidOn().toString(),
          Long.toString(match.ours().sequence()),
          match.ours().receivedOn().toString(),
          WireName.of(match.rule()).replace('-', ' '),
          Amounts.print(match.theirs().pence()));
    }
    print("Matched", reconciliation.matched().size(), table);
  }

  private void printDiffering(Reconciliation reconciliation) {
    var table =
        new TextTable(3, List.of("line", "entry", "reference", "theirs", "ours", "difference"));
    for (var pair : reconciliation.differing()) {
      table.row(
          Long.toString(pair.theirs().line()),
          Long.toString(pair.ours().sequence()),
          pair.theirs().reference(),
          Amounts.print(pair.theirs().pence()),
          Amounts.print(pair.ours().pence()),
          Amounts.print(pair.pence()));
    }
    print("Same reference, different amount", reconciliation.differing().size(), table);
  }

  private void printMissing(Reconciliation reconciliation) {
    var here = new TextTable(3, List.of("line", "paid", "reference", "amount"));
    for (PartnerItem item : reconciliation.missingHere()) {
      here.row(
          Long.toString(item.line()),
          item.paidOn().toString(),
          item.reference(),
          Amounts.print(item.pence()));
    }
    print("Missing here: only " + partner + " has it", reconciliation.missingHere().size(), here);
    var there = new TextTable(3, List.of("entry", "received", "reference", "amount"));
    for (FundItem item : reconciliation.missingThere()) {
      there.row(
          Long.toString(item.sequence()),
          item.receivedOn().toString(),
          item.reference(),
          Amounts.print(item.pence()));
    }
    print("Missing there: only the fund has it", reconciliation.missingThere().size(), there);
  }

  private void print(String heading, int count, TextTable table) {
    console.out().println(heading + ": " + count);
    if (count > 0) {
      table.lines().forEach(line -> console.out().println("  " + line));
    }
    console.out().println();
  }
}

package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back an entry, or a part of it. */
@Command(
    name = "reverse",
    header = "Take back an entry, or a part of it, once.",
    description = {
      "",
      "Another entry says the opposite; both stay, and each names the other. With --part only a part is"
          + " taken back: the postings as they stand in the entry or smaller, debits positive and"
          + " credits negative, which must add up to nothing."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ReverseCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final ActOptions options = new ActOptions();

  @Option(
      names = "--entry",
      required = true,
      paramLabel = "SEQUENCE",
      description = "The entry to take back.")
  private String entry = "";

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DAY",
      description = "The day on which the taking back counts, in an open period.")
  private String on = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(
      names = "--part",
      paramLabel = "ACCOUNT=AMOUNT",
      description = "A posting to take back, such as --part bank=40.00. Without it: all of it.")
  private Map<String, String> parts = new LinkedHashMap<>();

  ReverseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var asked = new Asked().with("--entry", entry).with("--on", on);
    try (var ledger = options.open()) {
      var fund = options.fund(ledger);
      var part = part(fund);
      var receipt =
          ledger
              .journal()
              .reverse(
                  new Reversal(
                      fund.code(),
                      asked.one("--entry", Asked::number).orElseThrow(),
                      asked.one("--on", Asked::day).orElseThrow(),
                      reason,
                      part.isEmpty() ? Optional.empty() : Optional.of(part),
                      options.key(),
                      options.by()));
      ReceiptText.print(receipt, options.isJsonWanted(), console.out());
    }
    return ExitCode.DONE.number();
  }

  private List<Posting> part(Fund fund) {
    var part = new ArrayList<Posting>();
    parts.forEach(
        (path, amount) -> {
          var account = new Asked().with("--part", path).one("--part", Account::parse);
          part.add(new Posting(account.orElseThrow(), ActOptions.pence(fund, "--part", amount)));
        });
    return part;
  }
}

package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.ReverseEntry;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Reversal;
import picocli.CommandLine.Command;
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
final class ReverseCommand extends ActOnFund {

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

  @Override
  Receipt post(Ledger ledger, Fund fund) {
    var options = RequestParameters.options().with("entry", entry).with("on", on);
    var part = part(fund);
    return new ReverseEntry(ledger)
        .run(
            new Reversal(
                fund.code(),
                options.one("entry", RequestParameters::number).orElseThrow(),
                options.one("on", Days::parse).orElseThrow(),
                reason,
                part.isEmpty() ? Optional.empty() : Optional.of(part),
                key(),
                by()));
  }

  private List<Posting> part(Fund fund) {
    var part = new ArrayList<Posting>();
    parts.forEach(
        (path, amount) -> {
          var account = RequestParameters.options().with("part", path).one("part", Account::parse);
          part.add(new Posting(account.orElseThrow(), pence(fund, "part", amount)));
        });
    return part;
  }
}

package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.RedactEntry;
import org.commonpurse.api.representation.RedactionResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the narrative of an entry out. */
@Command(
    name = "redact",
    header = "Take the narrative of an entry out for good.",
    description = {
      "",
      "Figures, days, accounts, reference and names stay, and the chain is proved as before. It cannot be undone."
          + " What was exported, printed or backed up before keeps the text."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RedactCommand extends OnFund {

  @Option(
      names = "--entry",
      required = true,
      paramLabel = "SEQUENCE",
      description = "The entry whose narrative goes.")
  private String entry = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, without what is taken out: the reason stays.")
  private String reason = "";

  @Mixin private final Responsible by = new Responsible();

  @Override
  public Integer call() {
    long sequence =
        RequestParameters.options()
            .with("entry", entry)
            .one("entry", RequestParameters::number)
            .orElseThrow();
    try (var ledger = open()) {
      var done =
          RedactionResponse.of(new RedactEntry(ledger).run(fund(), sequence, reason, by.caller()));
      print(done, lines(done));
    }
    return ExitCode.DONE.number();
  }

  /** What was taken out, in words. */
  static List<String> lines(RedactionResponse redaction) {
    var lines = new ArrayList<String>();
    lines.add(
        "The narrative of entry %d of %s is gone, as event %d says. %s, %s: %s"
            .formatted(
                redaction.sequence(),
                redaction.fund(),
                redaction.event(),
                redaction.recordedAt(),
                redaction.by(),
                redaction.reason()));
    if (!redaction.events().isEmpty()) {
      lines.add("It is gone from the events %s too.".formatted(redaction.events()));
    }
    redaction.stillIn().forEach(place -> lines.add("It still stands in: " + place));
    return lines;
  }
}

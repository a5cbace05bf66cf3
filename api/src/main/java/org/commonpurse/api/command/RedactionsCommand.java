package org.commonpurse.api.command;

import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.ListRedactions;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.RedactionResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was taken out of entries. */
@Command(
    name = "redactions",
    header = "List which narratives were taken out of the entries of a fund.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RedactionsCommand extends OnFund {

  @Mixin private final PageOptions page = new PageOptions();

  @Override
  public Integer call() {
    var asked = page.of(RequestParameters.options());
    try (var ledger = open()) {
      var found = new ListRedactions(ledger).run(fund(), Queries.list(asked));
      var lines =
          found.items().stream()
              .map(RedactionResponse::of)
              .flatMap(each -> RedactCommand.lines(each).stream())
              .toList();
      print(found, RedactionResponse::of, asked, lines);
    }
    return ExitCode.DONE.number();
  }
}

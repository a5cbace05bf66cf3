package org.commonpurse.api.command;

import java.util.List;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.FollowFund;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.EventsResponse;
import org.commonpurse.api.sight.Sight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what was recorded. */
@Command(
    name = "events",
    header = "Tell what was recorded in a fund, in order.",
    description = {
      "",
      "That it was recorded, when and by whom, not what it says. Asked again with --after and the last"
          + " position that was seen, it tells what was recorded since, and nothing twice."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class EventsCommand extends OnFund {

  @Mixin private final PageOptions page = new PageOptions();

  @Override
  public Integer call() {
    var asked = page.of(RequestParameters.options());
    try (var ledger = open()) {
      var found = new FollowFund(ledger).run(fund(), Queries.events(asked));
      var shown = EventsResponse.of(found, asked, Sight.WHOLE);
      print(shown, lines(shown));
      tellNext(found.next().map(Object::toString));
    }
    return ExitCode.DONE.number();
  }

  private static List<String> lines(EventsResponse shown) {
    return shown.items().stream()
        .map(
            event ->
                "%8d  %s  %s %d by %s"
                    .formatted(
                        event.position(),
                        event.recordedAt(),
                        event.kind(),
                        event.number(),
                        event.by()))
        .toList();
  }
}

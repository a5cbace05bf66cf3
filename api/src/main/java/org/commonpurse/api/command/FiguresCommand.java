package org.commonpurse.api.command;

import java.util.List;
import org.commonpurse.api.operation.balance.ListFigures;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.FigureResponses.FiguresResponse;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists figures. */
@Command(
    name = "figures",
    header = "List every figure of where costs fall and savings land, by its reference.",
    description = {
      "",
      "By partner and year. A reference names the same figure in every report; \"trace\" follows it"
          + " to its entries."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class FiguresCommand extends OnFund {

  @Mixin private final ViewOptions view = new ViewOptions();

  @Mixin private final PageOptions page = new PageOptions();

  @Override
  public Integer call() {
    var asked = page.of(view.of(RequestParameters.options()));
    try (var ledger = open()) {
      var found = new ListFigures(ledger).run(fund(), Queries.view(asked), Queries.list(asked));
      print(FiguresResponse.of(found, asked), lines(found));
      tellNext(found.figures().next());
    }
    return ExitCode.DONE.number();
  }

  private static List<String> lines(ListFigures.Output found) {
    var table = new TextTable(1, List.of("figure", found.currency().getCurrencyCode()));
    for (var figure : found.figures().items()) {
      table.row(figure.reference().toString(), Amounts.print(figure.pence()));
    }
    return table.lines();
  }
}

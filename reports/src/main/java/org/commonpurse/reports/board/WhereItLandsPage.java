package org.commonpurse.reports.board;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.reports.finding.HorizonFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.WhereItLands;

/** The second page: where do costs fall, and where do savings land? */
final class WhereItLandsPage {

  private WhereItLandsPage() {}

  static Page of(BoardPackContents contents) {
    var horizon = contents.horizon();
    return new Page(
        "where-it-lands",
        "Where costs fall and where savings land \u00b7 " + HorizonTables.span(horizon),
        Optional.of("Who pays, who gains, who is worse off?"),
        new HorizonFindings(horizon).whoPays(),
        Optional.empty(),
        List.of(
            Block.Grid.flowing(WhereItLands.of(horizon), AmountUnit.THOUSANDS),
            new Block.Boxes(List.of(howToRead(), checks(horizon), trace(contents)))));
  }

  private static Block.Box howToRead() {
    return Block.Box.telling(
        "How to read it",
        "Pool cost borne is what a partner paid for services, whoever led them. Net before sharing is"
            + " savings less extra costs; sharing is what clauses moved. Net and sharing are good for a"
            + " partner without a sign and bad for it with a minus.");
  }

  private static Block.Box checks(Horizon horizon) {
    var identities = Identity.of(horizon);
    long broken = identities.stream().filter(identity -> !identity.holds()).count();
    return broken == 0
        ? Block.Box.telling(
            "Checks: all hold",
            "%d sums were worked out twice, from the books and from what clauses came to, and agree to the penny. The appendix has both sides."
                .formatted(identities.size()))
        : Block.Box.asking(
            "Checks: %d of %d fail".formatted(broken, identities.size()),
            "The appendix has both sides of each. Do not rely on this report before they agree.");
  }

  private static Block.Box trace(BoardPackContents contents) {
    var years = contents.horizon().years();
    var example =
        FigureReference.of(
            FigureName.SAVINGS,
            contents.horizon().partners().get(0).code(),
            years.get(0),
            years.get(years.size() - 1));
    return Block.Box.telling(
        "Every figure leads to its entries",
        "\u201c%s\u201d names one of them; \u201ccommonpurse trace\u201d lists the entries behind a name."
            .formatted(example));
  }
}

package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.FundTransfer;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.place.PlaceFunds;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.finding.HorizonFindings;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.PlaceFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.PartnerTables;
import org.commonpurse.reports.table.PlaceTables;

/** One pack over all funds of a place, with what went from one to another taken out. */
public final class PlacePack {

  private final PlaceFunds place;
  private final Horizon together;
  private final HorizonFindings findings;
  private final MoneyFormat format;
  private final PlaceFooting footing;

  private PlacePack(PlaceFunds place, PlaceFooting footing) {
    this.place = place;
    this.together = place.together();
    this.findings = new HorizonFindings(together);
    this.format = MoneyFormat.of(together.currency());
    this.footing = footing;
  }

  /**
   * The pack of a place.
   *
   * @param footing  the state of the books of each of its funds
   */
  public static Report of(PlaceFunds place, PlaceFooting footing) {
    var pack = new PlacePack(place, footing);
    var span = HorizonTables.span(pack.together);
    return new Report(
        ReportCode.of("place-pack"),
        "%s: all funds together, %s".formatted(place.name(), span),
        "Where costs fall and where savings land over %s, %s."
            .formatted(Wording.count(place.funds().size(), "fund", "funds"), span),
        pack.together.currency(),
        footing,
        List.of(
            pack.whoGains(), pack.byPartner(), pack.sideBySide(), pack.partners(), pack.method()));
  }

  private Page whoGains() {
    var blocks = new ArrayList<Block>();
    if (findings.hasImpact()) {
      blocks.add(
          new Block.Charts(
              List.of(
                  HorizonCharts.netByPartner(together).untraced(),
                  HorizonCharts.cumulative(together, List.of()).untraced())));
    }
    blocks.add(new Block.Boxes(List.of(funds(), transfers(), checks())));
    return page(
        "summary",
        "All funds together",
        "Who pays, who gains over all funds?",
        findings.net(),
        Optional.of(findings.hasImpact() ? findings.whoKeeps() : findings.whoPays() + "."),
        blocks);
  }

  private Block.Box funds() {
    return Block.Box.telling(
        Wording.capital(Wording.count(place.funds().size(), "fund", "funds")) + " are put together",
        Wording.list(place.funds().stream().map(Horizon::fundName).toList()) + ".");
  }

  private Block.Box transfers() {
    return place.transfers().isEmpty()
        ? Block.Box.telling(
            "No transfer between them was stated",
            "What one fund paid into another would count in both; the funds are added up as they are.")
        : Block.Box.telling(
            "Transfers of %s are taken out".formatted(format.brief(transferred())),
            "They are found in the books of both funds to the penny, and count in neither. What landed"
                + " outside the funds and what sharing moved stay as they are.");
  }

  private List<Identity> identities() {
    var all = new ArrayList<>(Identity.of(together));
    all.addAll(place.identities());
    return all;
  }

  private Block.Box checks() {
    var identities = identities();
    long broken = identities.stream().filter(identity -> !identity.holds()).count();
    return broken == 0
        ? Block.Box.telling(
            "Checks: all hold",
            "%d sums over the funds were worked out twice and agree to the penny."
                .formatted(identities.size()))
        : Block.Box.asking(
            "Checks: %d of %d fail".formatted(broken, identities.size()),
            "The appendix has both sides of each. Do not rely on this report before they agree.");
  }

  private Page byPartner() {
    return page(
        "funds-by-partner",
        "Partner by partner over all funds",
        "What does each partner bear in each fund, and over all?",
        findings.whoPays(),
        Optional.empty(),
        List.of(Block.Grid.flowing(PlaceTables.byPartner(place), AmountUnit.THOUSANDS)));
  }

  private Page sideBySide() {
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.Grid.flowing(PlaceTables.sideBySide(place, Horizon.ALL), AmountUnit.THOUSANDS));
    if (!place.transfers().isEmpty()) {
      blocks.add(Block.Grid.flowing(PlaceTables.transfers(place), AmountUnit.PENCE));
    }
    return page(
            "side-by-side",
            "The funds side by side",
            "How large is each fund, and what goes from one to another?",
            takenIn(place),
            Optional.empty(),
            blocks)
        .flowing();
  }

  /** What the funds took in, and how much of it they took from one another: a finding. */
  static String takenIn(PlaceFunds place) {
    var format = MoneyFormat.of(place.funds().get(0).currency());
    long taken =
        place.funds().stream()
            .flatMap(fund -> fund.pool().stream())
            .mapToLong(
                year -> Math.addExact(year.income().paidInPence(), year.income().otherPence()))
            .reduce(0, Math::addExact);
    long transferred = transferred(place);
    var funds = Wording.capital(Wording.count(place.funds().size(), "fund", "funds"));
    return transferred == 0
        ? "%s took in %s; no transfer between them was stated".formatted(funds, format.brief(taken))
        : "%s took in %s, of which %s came from one another and counts once"
            .formatted(funds, format.brief(taken), format.brief(transferred));
  }

  private long transferred() {
    return transferred(place);
  }

  private static long transferred(PlaceFunds place) {
    return place.transfers().stream().mapToLong(FundTransfer::pence).reduce(0, Math::addExact);
  }

  private Page partners() {
    var blocks = new ArrayList<Block>();
    for (var partner : together.partners()) {
      if (PlaceTables.isIn(place.funds(), partner.code())) {
        blocks.add(Block.Heading.part("partner-" + partner.code(), partner.name()));
        blocks.add(Block.Prose.of(findings.whatItBore(partner) + "."));
        blocks.add(
            Block.Grid.kept(PlaceTables.sideBySide(place, partner.code()), AmountUnit.PENCE));
        PartnerTables.pool(together, partner.code())
            .ifPresent(pool -> blocks.add(Block.Grid.kept(pool.untraced(), AmountUnit.PENCE)));
        if (findings.hasImpact()) {
          blocks.add(
              Block.Grid.kept(
                  PartnerTables.outside(together, partner.code()).untraced(), AmountUnit.PENCE));
        }
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(Block.Prose.of("No partner has a figure in any fund."));
    }
    return page(
        "partners",
        "Each partner over its funds",
        "What was borne, and what landed, to the penny?",
        findings.sharing(),
        Optional.empty(),
        blocks);
  }

  private Page method() {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Heading.part("checks", "What must be equal"));
    blocks.add(
        Block.Grid.flowing(
            Checks.lastYear(identities(), together.years().get(together.years().size() - 1)),
            AmountUnit.PENCE));
    blocks.add(Block.Heading.part("basis", "What the figures rest on"));
    var basis = new ArrayList<>(place.told());
    footing
        .funds()
        .forEach(
            each ->
                basis.add(
                    "%s: entry %,d of its journal, with the seal %s."
                        .formatted(each.fund(), each.stamp().sequence(), each.stamp().seal())));
    blocks.add(Block.Points.of(basis));
    blocks.addAll(Method.definitions());
    long failing = identities().stream().filter(identity -> !identity.holds()).count();
    return page(
            "method",
            "Checks and method",
            "Does it add up, and what does it rest on?",
            failing == 0
                ? "Funds less transfers are what stands together, to the penny"
                : "Checks fail: do not rely on this report",
            Optional.empty(),
            blocks)
        .flowing();
  }

  private Page page(
      String id,
      String subject,
      String question,
      String headline,
      Optional<String> lead,
      List<Block> blocks) {
    return new Page(
        id,
        subject + " \u00b7 " + HorizonTables.span(together),
        Optional.of(question),
        headline,
        lead,
        blocks);
  }
}

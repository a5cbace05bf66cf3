package org.commonpurse.reports.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.PooledBudgetNote;
import org.commonpurse.reports.table.ReserveTables;

/** The pooled-budget memorandum account of a year, for the notes to partners' own accounts. */
public final class MemorandumAccount {

  /** The identities that an account has to keep: what moved, and what is held. */
  private static final int IDENTITY_MAX = 2;

  private final AccountContents contents;
  private final AccountTables tables;
  private final MoneyFormat format;
  private final Optional<OwnShares> shares;

  private MemorandumAccount(AccountContents contents) {
    this.contents = contents;
    this.tables = new AccountTables(contents);
    this.format = MoneyFormat.of(contents.fund().currency());
    this.shares = OwnShares.of(contents.fund(), contents.horizon(), contents.year());
  }

  /** The account. */
  public static Report of(AccountContents contents) {
    return new MemorandumAccount(contents).report();
  }

  private Report report() {
    var title = "%s: memorandum account, %s".formatted(contents.fund().name(), contents.year());
    var pages = new ArrayList<>(List.of(account(), views(), spending().flowing()));
    comparatives().map(Page::flowing).ifPresent(pages::add);
    return new Report(
        ReportCode.of("memorandum-account"),
        title,
        "Pooled-budget memorandum account of %s for %s, with the year before."
            .formatted(contents.fund().name(), contents.year()),
        contents.fund().currency(),
        contents.footing(),
        pages);
  }

  private Page account() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Boxes(List.of(control(), comparativesInShort(), checks())));
    blocks.add(
        Block.Grid.flowing(
            PooledBudgetNote.of(contents.horizon(), contents.year()).orElseThrow(),
            AmountUnit.PENCE));
    blocks.add(Block.Heading.part("checks", "What must be equal"));
    blocks.add(
        Block.Grid.flowing(
            Checks.ofYears(contents.horizon(), contents.years(), IDENTITY_MAX), AmountUnit.PENCE));
    ReserveTables.byOwner(
            contents.reserves(), names()::get, contents.pool().spending().plan().budgetPence())
        .ifPresent(table -> blocks.add(Block.Grid.kept(table, AmountUnit.PENCE)));
    return new Page(
        "account",
        "Memorandum account \u00b7 " + contents.year(),
        Optional.of("What came in, what went out, what is held?"),
        surplus(),
        Optional.empty(),
        blocks);
  }

  /** How the year ended, and what is held. */
  private String surplus() {
    long net = contents.pool().movementPence();
    var how =
        net == 0
            ? "What came in was spent"
            : "%s of %s".formatted(net > 0 ? "A surplus" : "A deficit", brief(net));
    long held = contents.pool().closingPence();
    return "%s in %s; %s"
        .formatted(
            how,
            contents.year(),
            held < 0
                ? "the fund owes %s more than it holds".formatted(brief(held))
                : "%s is held at its end".formatted(format.brief(held)));
  }

  private String brief(long pence) {
    return format.brief(Math.absExact(pence));
  }

  private Block.Box control() {
    return contents
        .control()
        .map(
            control ->
                Block.Box.telling(
                    "Basis of control: " + control.words(),
                    "Stated by who prepared this account, not found in the books. For %s, %s."
                        .formatted(contents.partner().name(), control.consequence())))
        .orElseGet(
            () ->
                Block.Box.asking(
                    "Basis of control: not stated",
                    ("The books do not know who controls the fund (IFRS 10 to 12), and nobody stated"
                            + " it. Which view belongs in the statements of %s is therefore not said.")
                        .formatted(contents.partner().name())));
  }

  private Block.Box comparativesInShort() {
    if (contents.years().size() == 1) {
      return Block.Box.telling(
          "No year before", "%s is the first year with figures.".formatted(contents.year()));
    }
    var before = contents.year().previous();
    if (contents.firstReported().isEmpty()) {
      return Block.Box.telling(
          "Comparatives: as known now",
          ("The books do not know when %s was closed: neither its thirteenth period nor its twelfth"
                  + " ever was. Whether its figures are others than first reported cannot be told.")
              .formatted(before));
    }
    var first = contents.firstReported().get();
    int changed = tables.restated(first).rows().size();
    var closed =
        "%s was closed on %s."
            .formatted(first.period(), DaysInWords.written(Days.inEngland(first.closedAt())));
    return changed == 0
        ? Block.Box.telling("Comparatives: as first reported", closed + " No figure changed since.")
        : Block.Box.telling(
            "Comparatives: restated",
            closed + " The lines that changed since, and why, are listed at the end.");
  }

  private Block.Box checks() {
    var identities =
        Identity.of(contents.horizon()).stream()
            .filter(each -> each.number() <= IDENTITY_MAX)
            .filter(each -> contents.years().contains(each.year()))
            .toList();
    long failing = identities.stream().filter(each -> !each.holds()).count();
    return failing == 0
        ? Block.Box.telling(
            "Checks: all hold",
            "What moved is what is left, and what is held is what is at the bank and due, and whose it"
                + " is, to the penny.")
        : Block.Box.asking(
            "Checks: %d fail".formatted(failing), "Do not rely on this account before they hold.");
  }

  private Page views() {
    var partner = contents.partner();
    var blocks = new ArrayList<Block>();
    shares.ifPresentOrElse(
        each -> {
          blocks.add(Block.Grid.kept(ViewsTable.of(contents, each), AmountUnit.PENCE));
          blocks.add(
              Block.Points.of(
                  List.of(
                      "Gross: the whole fund.",
                      "Own share: %s of each line, by what partners paid in this year by streams that count for shares (%s). The parts of all partners are the gross amount."
                          .formatted(each.percent(partner.code()), each.inWords(names())),
                      contents.isHost()
                          ? "As agent: what the host holds, receives and pays for the others, gross less own share."
                          : "As agent: what was spent on schemes that it leads, less its own share. It does not keep the fund's bank, so it holds nothing for others.")));
        },
        () ->
            blocks.add(
                Block.Prose.of(
                    "Own share and agent views cannot be worked out: nobody paid in by a stream that"
                        + " counts for shares, or somebody was paid back more than it paid.")));
    blocks.add(Block.Grid.kept(tables.carryForward(shares), AmountUnit.PENCE));
    return new Page(
        "views",
        "Gross, own share, as agent \u00b7 " + contents.year(),
        Optional.of("What of it is whose?"),
        shares
            .map(
                each ->
                    "%s has %s of the pool%s"
                        .formatted(
                            partner.name(),
                            each.percent(partner.code()),
                            contents.isHost() ? " and keeps its bank" : ""))
            .orElse("There are no shares in " + contents.year()),
        Optional.empty(),
        blocks);
  }

  private Map<PartnerCode, String> names() {
    return contents.horizon().partners().stream()
        .collect(Collectors.toMap(partner -> partner.code(), partner -> partner.name()));
  }

  private Page spending() {
    var budget = contents.budget();
    long change = Math.subtractExact(budget.spentPence(), budget.spentBeforePence());
    var headline =
        "%s was spent%s"
            .formatted(
                format.brief(budget.spentPence()),
                budget.spentBeforePence() == 0
                    ? ""
                    : change == 0
                        ? ", as much as the year before"
                        : ", %s %s than the year before"
                            .formatted(brief(change), change > 0 ? "more" : "less"));
    return new Page(
        "spending",
        "Funding and expenditure \u00b7 " + contents.year(),
        Optional.of("Who paid in, and what was it spent on?"),
        headline,
        Optional.empty(),
        List.of(
            Block.Grid.kept(tables.byNature(), AmountUnit.PENCE),
            Block.Prose.of(
                "Charges, credits and income that belong to no stream or scheme are neither revenue nor"
                    + " capital in the books, and stand in the account only."),
            Block.Grid.flowing(tables.byScheme(), AmountUnit.PENCE)));
  }

  /** What changed of the year before since it was closed; empty where nothing did, or none can tell. */
  private Optional<Page> comparatives() {
    return contents
        .firstReported()
        .filter(first -> !tables.restated(first).rows().isEmpty())
        .map(
            first -> {
              var restated = tables.restated(first);
              var blocks = new ArrayList<Block>();
              blocks.add(Block.Grid.flowing(restated, AmountUnit.PENCE));
              if (first.since().isEmpty()) {
                blocks.add(
                    Block.Prose.of(
                        "No entry was recorded since that counts by the end of the year: the fund"
                            + " itself was amended, or an earlier result applied again."));
              } else {
                blocks.add(Block.Grid.flowing(AccountTables.since(first), AmountUnit.PENCE));
              }
              int more = first.since().size() - AccountTables.LATE_MAX;
              if (more > 0) {
                blocks.add(Block.Prose.of("And %,d more entries.".formatted(more)));
              }
              return new Page(
                  "comparatives",
                  "Restated comparatives \u00b7 " + first.period().year(),
                  Optional.of("What changed since it was first reported?"),
                  "%s of %s changed since it was closed on %s"
                      .formatted(
                          Wording.capital(
                              Wording.count(restated.rows().size(), "figure", "figures")),
                          first.period().year(),
                          DaysInWords.written(Days.inEngland(first.closedAt()))),
                  Optional.empty(),
                  blocks);
            });
  }
}

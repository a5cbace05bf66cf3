package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.List;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.StaleResult;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.board.BoardPackContents;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/** The sheet of what must be decided, what was decided, what is disputed and what is out of date. */
final class MatterSheet {

  private final BoardPackContents pack;
  private final Grid grid;

  private MatterSheet(BoardPackContents pack, String currency) {
    this.pack = pack;
    this.grid =
        new Grid(
            "Decisions and disputes",
            "What has no owner (a cost positive), what boards decided, what is disputed and out of date",
            1,
            List.of(
                words("What"),
                words("Since"),
                words("Agreement or partner"),
                words("Clause or entry"),
                money("Amount, " + currency),
                words("Why")));
  }

  /** The sheet; without rows where nothing is open and nothing was decided. */
  static Grid of(BoardPackContents pack, List<Allocation> allocations, String currency) {
    var sheet = new MatterSheet(pack, currency);
    for (var allocation : allocations) {
      for (var result : allocation.clauses()) {
        sheet.addUndecided(allocation, result);
        sheet.addDecision(allocation, result);
      }
    }
    pack.open().disputed().forEach(due -> sheet.add(due));
    pack.open().outOfDate().forEach(sheet::add);
    return sheet.grid;
  }

  private void addUndecided(Allocation allocation, ClauseResult result) {
    long pence = result.allocation().unallocatedPence();
    if (pence != 0 && result.clause().basis().isPool()) {
      add(
          "To decide: nobody has it",
          new SheetCell.Day(allocation.outturn().lastDay(), Origin.FIXED),
          allocation.agreement().label(),
          result.clause().reference() + ", " + result.clause().title(),
          SheetCell.money(pence, Origin.GIVEN),
          why(allocation, result));
    }
  }

  private String why(Allocation allocation, ClauseResult result) {
    return pack.open().reasons().stream()
        .filter(
            reason ->
                reason.agreement().equals(allocation.agreement().code())
                    && reason.period().equals(allocation.outturn().period())
                    && reason.clause().equals(result.clause().code()))
        .findFirst()
        .map(reason -> String.join(" ", reason.notes()))
        .orElse("");
  }

  private void addDecision(Allocation allocation, ClauseResult result) {
    result
        .decision()
        .ifPresent(
            made ->
                add(
                    "Decided",
                    new SheetCell.Day(made.on(), Origin.FIXED),
                    allocation.agreement().label(),
                    result.clause().reference() + ", " + result.clause().title(),
                    SheetCell.money(result.amountPence(), Origin.GIVEN),
                    made.minute() + ": " + made.reason()));
  }

  private void add(Due due) {
    add(
        "Disputed",
        new SheetCell.Day(due.since(), Origin.FIXED),
        name(pack.fund(), due.partner()),
        "entry " + due.entry(),
        SheetCell.money(due.openPence(), Origin.GIVEN),
        due.dispute().map(Due.Dispute::reason).orElse(""));
  }

  private void add(StaleResult result) {
    add(
        "Out of date",
        SheetCell.words(result.period()),
        result.agreement().value(),
        "",
        SheetCell.EMPTY,
        result.why());
  }

  private void add(
      String what, SheetCell since, String whose, String which, SheetCell amount, String why) {
    grid.add(
        List.of(
            SheetCell.words(what),
            since,
            SheetCell.words(whose),
            SheetCell.words(which),
            amount,
            SheetCell.words(why)));
  }

  private static String name(Fund fund, PartnerCode partner) {
    return fund.partner(partner).map(Partner::name).orElse(partner.value());
  }
}

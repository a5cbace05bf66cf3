package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.Optional;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.AllocationTables;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.PooledBudgetNote;
import org.commonpurse.reports.table.ReserveTables;

/**
 * The account of the fund as a whole (the memorandum account, reserves, what is undecided, checks), and how
 * figures are found.
 */
final class AccountPage {

  /** So many rows fit on a sheet with what stands around them. */
  private static final int KEPT_MAX = 20;

  private AccountPage() {}

  static Page of(BoardPackContents contents) {
    var horizon = contents.horizon();
    var format = MoneyFormat.of(horizon.currency());
    var tables = new AllocationTables(contents::name);
    var blocks = new ArrayList<Block>();
    var last = horizon.years().get(horizon.years().size() - 1);
    PooledBudgetNote.of(horizon, last)
        .ifPresent(
            note -> {
              blocks.add(Block.Heading.part("memorandum", "Memorandum account"));
              blocks.add(
                  Block.Prose.of(
                      "The whole fund's account, for the notes to a partner's own. Which part of it"
                          + " belongs there depends on who controls what."));
              blocks.add(Block.Grid.flowing(note, AmountUnit.PENCE));
            });
    var reserves =
        tables.reserves(contents.allocations()).stream()
            .filter(table -> !table.rows().isEmpty())
            .toList();
    var byOwner =
        ReserveTables.byOwner(contents.reserves(), contents::name, contents.budget().budgetPence());
    if (!reserves.isEmpty() || byOwner.isPresent()) {
      blocks.add(Block.Heading.part("reserves", "Reserves"));
      byOwner.ifPresent(table -> blocks.add(Block.Grid.kept(table, AmountUnit.PENCE)));
      reserves.forEach(table -> blocks.add(Block.Grid.kept(table, AmountUnit.PENCE)));
    }
    var unallocated = tables.unallocated(contents.allocations());
    if (!unallocated.rows().isEmpty()) {
      blocks.add(Block.Heading.part("undecided", "For the board to decide"));
      blocks.add(
          Block.Prose.of(
              "Nobody has agreed to bear what stands here. A cost has no sign; a gain has a minus."));
      // Whole while it is short, since a table that goes on leaves its caption behind.
      blocks.add(
          new Block.Grid(unallocated, AmountUnit.PENCE, unallocated.rows().size() <= KEPT_MAX));
    }
    blocks.add(Block.Heading.part("checks", "What must be equal"));
    blocks.add(
        Block.Prose.of(
            "Both sides are worked out by themselves, from the books and from what clauses came to."));
    blocks.add(Block.Grid.kept(Checks.lastYear(horizon), AmountUnit.PENCE));
    blocks.addAll(Method.of(contents));
    return new Page(
        "account",
        "The fund's account and the method \u00b7 " + HorizonTables.span(horizon),
        Optional.of("What does the fund hold, and does it add up?"),
        headline(contents, format),
        Optional.empty(),
        blocks);
  }

  private static String headline(BoardPackContents contents, MoneyFormat format) {
    var horizon = contents.horizon();
    var pool = horizon.pool().get(horizon.pool().size() - 1);
    var held =
        horizon.kind() == FundKind.POOLED
            ? "The fund holds %s at the end of %s"
                .formatted(format.brief(pool.closingPence()), pool.year())
            : "The fund has no memorandum account: its parts stay in each partner's own accounts";
    int open = Undecided.of(contents.allocations()).items().size();
    return open == 0
        ? held + "; every amount has an owner"
        : held + "; " + Wording.count(open, "amount has", "amounts have") + " no owner";
  }
}

package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * The sheet of what each clause came to in each period, and who has which part.
 * <p>
 * Parts keep the sign of the amount; the effect beside them is positive where it is good for the partner.
 */
final class ClauseSheet {

  private static final int PART = 6;
  static final int HOLDS = 8;

  private final Fund fund;
  private final Grid grid;

  private ClauseSheet(Fund fund, String currency) {
    this.fund = fund;
    this.grid =
        new Grid(
            "Clauses",
            "What each clause came to: parts in the sign of the amount, and what the partner receives"
                + " (positive) or pays",
            4,
            List.of(
                words("Period"),
                words("Agreement"),
                words("Clause"),
                words("Title"),
                words("Who"),
                words("Decided"),
                money("Part, " + currency),
                money("Effect on the partner, " + currency),
                words("Parts add up")));
  }

  /** The sheet; without rows where no clause came to anything. */
  static ClauseSheet of(Fund fund, List<Allocation> allocations, String currency) {
    var sheet = new ClauseSheet(fund, currency);
    for (var allocation : allocations) {
      for (var result : allocation.clauses()) {
        if (result.amountPence() != 0
            || result.chargesPence().stream().anyMatch(pence -> pence != 0)) {
          sheet.add(allocation, result);
        }
      }
    }
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  private void add(Allocation allocation, ClauseResult result) {
    int first = grid.next() + 1;
    var parts = parts(allocation, result);
    long amount = result.amountPence();
    int row = grid.next();
    grid.strong(
        cells(
            allocation,
            result,
            List.of(
                SheetCell.words("The amount of the clause"),
                SheetCell.words(
                    result.decision().map(each -> each.minute() + ", " + each.on()).orElse("")),
                SheetCell.money(amount, Origin.GIVEN),
                SheetCell.EMPTY,
                parts.isEmpty()
                    ? Formula.verdict(at(PART, row) + "=0", amount == 0)
                    : Formula.verdict(
                        "ROUND(SUM(%s)-%s,2)=0"
                            .formatted(range(PART, first, first + parts.size() - 1), at(PART, row)),
                        result.allocation().totalPence() == amount))));
    parts.forEach(grid::add);
  }

  private List<List<SheetCell>> parts(Allocation allocation, ClauseResult result) {
    var parts = new ArrayList<List<SheetCell>>();
    var shared = result.allocation();
    for (int i = 0; i < result.parties().size(); i++) {
      long part = shared.partners().get(i);
      long effect = Math.negateExact(result.chargesPence().get(i));
      if (part != 0 || effect != 0) {
        parts.add(
            part(allocation, result, name(result.parties().code(i)), part, Optional.of(effect)));
      }
    }
    for (var move : shared.moves()) {
      if (move.pence() != 0) {
        var owner = move.owner().map(each -> ", of " + name(each)).orElse("");
        parts.add(
            part(
                allocation,
                result,
                move.source().code().value().replace('-', ' ') + owner,
                move.pence(),
                Optional.empty()));
      }
    }
    if (shared.unallocatedPence() != 0) {
      parts.add(part(allocation, result, "nobody", shared.unallocatedPence(), Optional.empty()));
    }
    return parts;
  }

  private static List<SheetCell> part(
      Allocation allocation, ClauseResult result, String who, long pence, Optional<Long> effect) {
    return cells(
        allocation,
        result,
        List.of(
            SheetCell.words(who),
            SheetCell.EMPTY,
            SheetCell.money(pence, Origin.GIVEN),
            effect.map(each -> SheetCell.money(each, Origin.GIVEN)).orElse(SheetCell.EMPTY)));
  }

  private static List<SheetCell> cells(
      Allocation allocation, ClauseResult result, List<SheetCell> rest) {
    var cells =
        new ArrayList<SheetCell>(
            List.of(
                SheetCell.words(allocation.outturn().period()),
                SheetCell.words(allocation.agreement().label()),
                SheetCell.words(result.clause().reference()),
                SheetCell.words(result.clause().title())));
    cells.addAll(rest);
    return cells;
  }

  private String name(PartnerCode partner) {
    return fund.partner(partner).map(Partner::name).orElse(partner.value());
  }
}

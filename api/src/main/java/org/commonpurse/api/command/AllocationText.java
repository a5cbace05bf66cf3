package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Explanation;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.money.Amounts;

/** Allocations as lines of text. */
final class AllocationText {

  private AllocationText() {}

  /**
   * Who pays and who receives, then what the reserves hold, then the working if it is asked for.
   *
   * @param after  what the allocation hands on
   */
  static List<String> of(Allocation allocation, State after, WorkingOption working) {
    return of(Explanation.of(allocation), allocation, after, working.isWanted());
  }

  /** The same of a revision. */
  static List<String> of(RecordedAllocation recorded, WorkingOption working) {
    return of(recorded.explanation(), recorded.allocation(), recorded.after(), working.isWanted());
  }

  private static List<String> of(
      List<String> explanation, Allocation allocation, State after, boolean working) {
    var lines = new ArrayList<String>();
    lines.add(explanation.get(0));
    lines.add("");
    lines.add(
        "Who pays into the fund, and who receives from it (negative), in %s:"
            .formatted(allocation.agreement().currency()));
    lines.addAll(charges(allocation).lines());
    if (!after.reserves().isEmpty()) {
      lines.add("");
      lines.add("What the reserves hold now, in %s:".formatted(allocation.agreement().currency()));
      lines.addAll(reserves(after).lines());
    }
    if (working) {
      lines.add("");
      lines.add("The working:");
      lines.addAll(explanation.subList(1, explanation.size()));
    }
    return lines;
  }

  /** A whole revision: its result, where partners stand, and the working. */
  static List<String> of(RecordedAllocation recorded) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %s, recorded by %s at %s"
            .formatted(recorded.key(), recorded.why(), recorded.by(), recorded.recordedAt()));
    lines.add("");
    var explanation = recorded.explanation();
    lines.addAll(of(explanation, recorded.allocation(), recorded.after(), false));
    if (!recorded.positions().isEmpty()) {
      lines.add("");
      lines.add("Where partners stand:");
      lines.addAll(positions(recorded).lines());
    }
    lines.add("");
    lines.add("The working:");
    lines.addAll(explanation.subList(1, explanation.size()));
    return lines;
  }

  private static TextTable charges(Allocation allocation) {
    var header = new ArrayList<>(List.of("clause"));
    allocation.parties().codes().forEach(code -> header.add(code.value()));
    header.add("unallocated");
    var table = new TextTable(1, header);
    for (ClauseResult clause : allocation.clauses()) {
      table.row(
          row(
              clause.clause().reference(),
              clause.chargesPence(),
              Optional.of(clause.allocation().unallocatedPence())));
    }
    allocation
        .unclaimed()
        .forEach(
            unclaimed ->
                table.row(
                    row(
                        "no clause: " + unclaimed.label(unclaimed.line().fund()),
                        allocation.chargesPence().stream().map(pence -> 0L).toList(),
                        Optional.of(unclaimed.pence()))));
    return table.row(row("total", allocation.chargesPence(), Optional.empty()));
  }

  /** Unallocated costs and unallocated benefits are not added up, so a total has none. */
  private static List<String> row(
      String label, List<Long> chargesPence, Optional<Long> unallocatedPence) {
    var row = new ArrayList<>(List.of(label));
    chargesPence.forEach(pence -> row.add(Amounts.print(pence)));
    row.add(unallocatedPence.map(Amounts::print).orElse(""));
    return row;
  }

  private static TextTable reserves(State after) {
    var table = new TextTable(2, List.of("reserve", "owner", "holds"));
    new TreeMap<>(after.reserves())
        .forEach(
            (code, balance) -> {
              new TreeMap<>(balance.byOwner())
                  .forEach(
                      (owner, pence) ->
                          table.row(code.value(), owner.value(), Amounts.print(pence)));
              if (balance.unownedPence() != 0 || balance.byOwner().isEmpty()) {
                table.row(code.value(), "", Amounts.print(balance.unownedPence()));
              }
            });
    return table;
  }

  private static TextTable positions(RecordedAllocation recorded) {
    var table = new TextTable(4, List.of("clause", "partner", "standing", "note", "part", "own"));
    for (var position : recorded.positions()) {
      table.row(
          recorded.clause(position).clause().reference(),
          position.partner().value(),
          WireName.of(position.standing()),
          position.note(),
          Amounts.print(recorded.partPence(position)),
          position.ownPence().map(Amounts::print).orElse(""));
    }
    return table;
  }
}

package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Works recorded allocations out again, each from the agreement, the figures and the state that it was
 * recorded with. A result that today's engine makes otherwise is worth knowing and no breach: the
 * record stays.
 */
public final class Reruns {

  private final Books books;

  /** Works out again what is recorded in these books. */
  public Reruns(Books books) {
    this.books = books;
  }

  /**
   * The allocations of a fund that today's engine makes otherwise, in the order in which they were
   * recorded, and those that are out of date, a sentence each; empty if there is none.
   *
   * @throws ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public List<String> differences(FundCode fund) {
    return books.now(at -> differences(at, fund));
  }

  private static List<String> differences(Snapshot at, FundCode fund) {
    var notes = new ArrayList<String>();
    for (var recorded : Allocations.list(at, fund)) {
      try {
        var allocation = recorded.allocation();
        var again = Engine.apply(allocation.agreement(), allocation.outturn(), recorded.before());
        boolean sameFigures = figuresOf(again.allocation()).equals(figuresOf(allocation));
        boolean sameState = again.state().inMoney().equals(recorded.after().inMoney());
        if (!sameFigures || !sameState) {
          notes.add(
              "Allocation %s: today's engine gives other %s than were recorded; what was recorded stands."
                  .formatted(recorded.key(), sameFigures ? "balances to hand on" : "figures"));
        }
      } catch (ProblemException e) {
        notes.add(
            "Allocation %s: today's engine refuses it (%s); what was recorded stands."
                .formatted(recorded.key(), e.code()));
      }
    }
    for (var stale : StaleResults.of(at, fund)) {
      notes.add("Allocation " + stale.inWords() + " Apply it again; what was recorded stands.");
    }
    return notes;
  }

  /** What the rule gives, clause by clause, in whole pence: what is compared. */
  static ArrayNode figuresOf(Allocation allocation) {
    var json = JsonNodeFactory.instance.arrayNode();
    for (var result : allocation.clauses()) {
      var node = json.addObject();
      node.put("clause", result.clause().code().value());
      node.put("amount", result.amountPence());
      result.byRule().partners().forEach(node.putArray("partners")::add);
      var moves = node.putArray("moves");
      result
          .byRule()
          .moves()
          .forEach(
              move ->
                  moves.add(
                      move.source().code() + " " + move.owner().orElse(null) + " " + move.pence()));
      node.put("unallocated", result.byRule().unallocatedPence());
      result.fellPence().forEach(node.putArray("fell")::add);
      result.staysPence().forEach(node.putArray("stays")::add);
    }
    allocation
        .unclaimed()
        .forEach(
            unclaimed ->
                json.add(unclaimed.label(unclaimed.line().fund()) + " " + unclaimed.pence()));
    return json;
  }
}

package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_GATE_UNCLEAR;

import org.commonpurse.allocation.term.Condition;
import org.commonpurse.ledger.document.Field;

/** Reads what must hold before a gate opens. */
final class ConditionReader {

  private final FigureReader figures;
  private final CircumstanceReader circumstances;

  ConditionReader(FigureReader figures, CircumstanceReader circumstances) {
    this.figures = figures;
    this.circumstances = circumstances;
  }

  /** The condition that a mapping describes; one that holds for nothing, and a mistake, if none. */
  Condition read(Field field) {
    if (field.has("all")) {
      return new Condition.All(field.get("all").items().stream().map(this::read).toList());
    }
    var circumstance = circumstances.read(field);
    if (circumstance.isPresent()) {
      return circumstance.get();
    }
    if (field.has("amount-is")) {
      return new Condition.IsCost(field.get("amount-is").text().equals("cost"));
    }
    if (field.has("at-least")) {
      return new Condition.AmountReaches(figures.figure(field.get("at-least")));
    }
    field.report(
        AGREEMENT_GATE_UNCLEAR,
        "A gate has one of at-least, measure, decided, clause, year, amount-is, all to say what must"
            + " hold.");
    return new Condition.IsCost(true);
  }
}

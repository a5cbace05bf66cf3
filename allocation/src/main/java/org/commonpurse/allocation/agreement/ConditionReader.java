package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_GATE_UNCLEAR;

import java.util.Optional;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.MeasureCode;

/** Reads what must hold before a gate opens. */
final class ConditionReader {

  private final FigureReader figures;

  ConditionReader(FigureReader figures) {
    this.figures = figures;
  }

  /** The condition that a mapping describes; one that holds for nothing, and a mistake, if none. */
  Condition read(Field field) {
    if (field.has("all")) {
      return new Condition.All(field.get("all").items().stream().map(this::read).toList());
    }
    if (field.has("measure")) {
      FactorReader.requireInOrder(field);
      return new Condition.MeasureWithin(
          MeasureCode.of(field.get("measure").text()),
          field.has("at-least")
              ? Optional.of(FactorReader.number(field.get("at-least")))
              : Optional.empty(),
          field.has("at-most")
              ? Optional.of(FactorReader.number(field.get("at-most")))
              : Optional.empty());
    }
    if (field.has("decided")) {
      return new Condition.Decided(MeasureCode.of(field.get("decided").text()));
    }
    if (field.has("amount-is")) {
      return new Condition.IsCost(field.get("amount-is").text().equals("cost"));
    }
    if (field.has("at-least")) {
      return new Condition.AmountReaches(figures.figure(field.get("at-least")));
    }
    field.report(
        AGREEMENT_GATE_UNCLEAR,
        "A gate has one of at-least, measure, decided, amount-is, all to say what must hold.");
    return new Condition.IsCost(true);
  }
}

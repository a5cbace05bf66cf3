package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_GATE_UNCLEAR;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;

/** Reads what must hold before a gate opens, or decides between two figures. */
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
    var circumstances = circumstances(field);
    if (circumstances.isPresent()) {
      return circumstances.get();
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

  /** A condition that decides between figures or factors, which goes by the circumstances alone. */
  static Condition ofCircumstances(Field field) {
    if (field.has("all")) {
      return new Condition.All(
          field.get("all").items().stream().map(ConditionReader::ofCircumstances).toList());
    }
    return circumstances(field)
        .orElseGet(
            () -> {
              field.report(
                  AGREEMENT_GATE_UNCLEAR,
                  "A choice between figures goes by measure, decided or all, and not by the amount;"
                      + " for that, let a gate choose between terms.");
              return new Condition.All(List.of());
            });
  }

  private static Optional<Condition> circumstances(Field field) {
    if (field.has("measure")) {
      FactorReader.requireInOrder(field);
      return Optional.of(
          new Condition.MeasureWithin(
              MeasureCode.of(field.get("measure").text()),
              bound(field.get("at-least")),
              bound(field.get("at-most"))));
    }
    return field.has("decided")
        ? Optional.of(new Condition.Decided(MeasureCode.of(field.get("decided").text())))
        : Optional.empty();
  }

  private static Optional<Exact> bound(Field field) {
    return field.isPresent() ? Optional.of(FactorReader.number(field)) : Optional.empty();
  }
}

package org.commonpurse.api.operation.plan;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_NEGATIVE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_ZERO;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_VIREMENT_EXCEEDS_BUDGET;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.commonpurse.api.operation.input.PartRefusedException;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.plan.Plans;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Finds the part of a budget, virement or forecast that a refusal speaks of. */
final class PlanParts {

  private static final Set<ProblemType> OF_THE_AMOUNT =
      Set.of(LEDGER_POSTING_ZERO, LEDGER_POSTING_NEGATIVE, LEDGER_VIREMENT_EXCEEDS_BUDGET);

  private PlanParts() {}

  /**
   * What an act gives; a refusal names the part of its input that it speaks of.
   *
   * @param lines  the lines of spending in its input, by name
   */
  static Receipt named(Map<String, Plans.Line> lines, Supplier<Receipt> act) {
    try {
      return act.get();
    } catch (ProblemException e) {
      throw new PartRefusedException(partOf(lines, e), e);
    }
  }

  private static List<String> partOf(Map<String, Plans.Line> lines, ProblemException refusal) {
    var fields = refusal.fields();
    for (var line : new TreeMap<>(lines).entrySet()) {
      for (var code : codes(line.getValue()).entrySet()) {
        if (code.getValue().equals(fields.get(code.getKey()))) {
          return List.of(line.getKey(), code.getKey());
        }
      }
    }
    if (fields.containsKey("partner")) {
      return List.of("payer");
    }
    if (fields.containsKey("effectiveOn")) {
      return List.of("on");
    }
    if (fields.containsKey("field")) {
      return List.of("reason");
    }
    return OF_THE_AMOUNT.contains(refusal.type()) ? List.of("amount") : List.of();
  }

  private static SortedMap<String, String> codes(Plans.Line line) {
    return new TreeMap<>(
        Map.of(
            "scheme", line.scheme().value(),
            "stream", line.stream().value(),
            "provider", line.provider().value()));
  }
}

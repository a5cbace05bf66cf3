package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_CAUSE_UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.ClauseResult.CausedPart;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.ledger.document.NearWords;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.CauseCode;

/** What of the amounts that clauses take each of the declared causes brought about. */
final class CausedParts {

  private CausedParts() {}

  /** The parts of each unit in which something has a cause, by its label. */
  static Map<String, List<CausedPart>> of(Agreement agreement, List<Unit> units) {
    var all = new HashMap<String, List<CausedPart>>();
    if (agreement.causes().isEmpty()) {
      return all;
    }
    for (var unit : units) {
      if (unit.causes().stream().anyMatch(each -> each.declared().isPresent())) {
        all.put(unit.label(), of(agreement, unit));
      }
    }
    return all;
  }

  private static List<CausedPart> of(Agreement agreement, Unit unit) {
    var sums = new HashMap<Optional<CauseCode>, Exact>();
    unit.causes().forEach(each -> sums.merge(each.declared(), each.amount(), Exact::plus));
    var inOrder = new ArrayList<Optional<CauseCode>>();
    agreement.causes().forEach(cause -> inOrder.add(Optional.of(cause)));
    inOrder.add(Optional.empty());
    return inOrder.stream()
        .map(cause -> new CausedPart(cause, sums.getOrDefault(cause, Exact.ZERO).wholePart()))
        .filter(part -> part.pence() != 0)
        .toList();
  }

  /**
   * Requires that an agreement declares every cause by which an outturn divides a line.
   *
   * @throws AllocationException {@code OUTTURN_CAUSE_UNKNOWN}
   */
  static void requireDeclared(Agreement agreement, Outturn outturn) {
    var known = agreement.causes().stream().map(CauseCode::value).toList();
    for (var line : outturn.lines()) {
      for (var cause : line.causesPence().keySet()) {
        if (!agreement.causes().contains(cause)) {
          throw new AllocationException(
              OUTTURN_CAUSE_UNKNOWN,
              "The variance of %s is divided by the cause \"%s\", which %s does not declare.%s Correct it, or declare it under \"causes\"."
                  .formatted(
                      line.label(outturn.fund()),
                      cause,
                      agreement.label(),
                      NearWords.suggestion(cause.value(), known)),
              Map.of("cause", cause.value(), "line", line.label(outturn.fund())));
        }
      }
    }
  }
}

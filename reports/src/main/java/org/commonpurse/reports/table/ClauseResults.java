package org.commonpurse.reports.table;

import java.util.List;
import java.util.Objects;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;

/**
 * What one clause came to in several years.
 *
 * @param allocations  results of the agreement, in order of years
 */
public record ClauseResults(Agreement agreement, Clause clause, List<Allocation> allocations) {

  public ClauseResults {
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(clause, "clause");
    allocations = List.copyOf(allocations);
  }

  /** The periods in which the clause was in force, as words. */
  public List<String> periods() {
    return allocations.stream()
        .filter(allocation -> allocation.clauses().stream().anyMatch(this::isOurs))
        .map(allocation -> allocation.outturn().period())
        .toList();
  }

  /** What the clause came to in those periods. */
  public List<ClauseResult> results() {
    return allocations.stream()
        .flatMap(allocation -> allocation.clauses().stream())
        .filter(this::isOurs)
        .toList();
  }

  /** The same clause in those years alone in which a decision overrode it. */
  ClauseResults decided() {
    return new ClauseResults(
        agreement,
        clause,
        allocations.stream()
            .filter(
                allocation ->
                    allocation.clauses().stream()
                        .anyMatch(result -> isOurs(result) && result.decision().isPresent()))
            .toList());
  }

  private boolean isOurs(ClauseResult result) {
    return result.clause().code().equals(clause.code());
  }
}

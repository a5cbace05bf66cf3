package org.commonpurse.reports.board;

import java.util.List;
import java.util.Objects;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Allocation;

/**
 * A version of an agreement, and what it came to.
 *
 * @param agreement  the version
 * @param allocations  its results, in order of years; none if it was not applied yet
 */
public record AgreementResults(Agreement agreement, List<Allocation> allocations) {

  /**
   * Checks that the results are the agreement's.
   *
   * @throws IllegalArgumentException if one is of another agreement or version
   */
  public AgreementResults {
    Objects.requireNonNull(agreement, "agreement");
    allocations = List.copyOf(allocations);
    for (var allocation : allocations) {
      if (!allocation.agreement().label().equals(agreement.label())) {
        throw new IllegalArgumentException(
            "An allocation by %s stands among those of %s."
                .formatted(allocation.agreement().label(), agreement.label()));
      }
    }
  }
}

package org.commonpurse.api.operation.report;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.balance.View;

/**
 * Which board pack is asked for.
 *
 * @param view  from where the books are looked at
 * @param since  the moment of the last pack, inclusive, since which it says what changed; empty: it does not
 * @param ahead  the plan of years to come of which it tells; empty: of none
 */
public record BoardPackQuery(View view, Optional<Instant> since, Optional<PlanAhead> ahead) {

  public BoardPackQuery {
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(ahead, "ahead");
  }
}

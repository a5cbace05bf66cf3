package org.commonpurse.reports.board;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.reports.page.Page;

/**
 * What a board pack says of a plan of years to come; the pages say what they rest on.
 *
 * @param futures  what the years to come look like
 * @param trust  how far that can be trusted; empty where no assumption has a range
 */
public record PlanPages(List<Page> futures, Optional<Page> trust) {

  /** No plan. */
  public static final PlanPages NONE = new PlanPages(List.of(), Optional.empty());

  public PlanPages {
    futures = List.copyOf(futures);
    Objects.requireNonNull(trust, "trust");
  }
}

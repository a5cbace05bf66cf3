package org.commonpurse.reports.board;

import java.util.List;
import java.util.Objects;
import org.commonpurse.reports.page.Page;

/**
 * What a board pack says of a plan of years to come; the pages say what they rest on.
 *
 * @param futures  what the years to come look like
 * @param trust  how far that can be trusted
 */
public record PlanPages(List<Page> futures, Page trust) {

  public PlanPages {
    futures = List.copyOf(futures);
    Objects.requireNonNull(trust, "trust");
  }

  /** The pages on futures that are printed on from where the page before them ended, or the others. */
  List<Page> futures(boolean areFlowing) {
    return futures.stream().filter(page -> page.isFlowing() == areFlowing).toList();
  }
}

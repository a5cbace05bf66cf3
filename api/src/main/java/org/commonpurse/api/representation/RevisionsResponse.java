package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.allocation.settlement.RecordedAllocation;

/**
 * What was recorded.
 *
 * @param items  revisions in the order in which they were recorded, without the working
 */
public record RevisionsResponse(List<RevisionResponse> items) {

  /** The revisions. */
  public static RevisionsResponse of(List<RecordedAllocation> recorded) {
    return new RevisionsResponse(recorded.stream().map(RevisionResponse::heading).toList());
  }
}

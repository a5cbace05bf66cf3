package org.commonpurse.ledger.allocation;

import java.time.Instant;
import java.util.Objects;

/**
 * An allocation as it was made.
 *
 * @param draft  what was recorded, and by whom
 * @param recordedAt  when it was added
 */
public record AllocationDocument(AllocationDraft draft, Instant recordedAt) {

  public AllocationDocument {
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}

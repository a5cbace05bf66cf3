package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What else is asked of entries, beside where and when they count.
 *
 * @param amount  how large one of the postings is, on either side
 * @param text  what stands in the narrative or the reference, whether in capitals or not
 * @param actor  who recorded it, by name, exactly
 * @param recordedSince  the moment at which or after which it was recorded
 */
public record EntryFilter(
    AmountRange amount,
    Optional<String> text,
    Optional<String> actor,
    Optional<Instant> recordedSince) {

  /** Leaves no entry out. */
  public static final EntryFilter NONE =
      new EntryFilter(
          new AmountRange(Optional.empty(), Optional.empty()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public EntryFilter {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(recordedSince, "recordedSince");
  }
}

package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.EntryKey;

/**
 * What is asked of entries themselves, beside where and when they count.
 *
 * @param reference  the reference, exactly
 * @param key  the key, exactly
 * @param amount  how large one of the postings is, on either side
 * @param text  what stands in the narrative or the reference, whether in capitals or not
 * @param actor  who recorded it, by name, exactly
 * @param recordedSince  the moment at which or after which it was recorded
 */
public record EntryFilter(
    Optional<String> reference,
    Optional<EntryKey> key,
    AmountRange amount,
    Optional<String> text,
    Optional<String> actor,
    Optional<Instant> recordedSince) {

  /** Leaves no entry out. */
  public static final EntryFilter NONE =
      new EntryFilter(
          Optional.empty(),
          Optional.empty(),
          new AmountRange(Optional.empty(), Optional.empty()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public EntryFilter {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(recordedSince, "recordedSince");
  }

  /** Only those with the reference too. */
  public EntryFilter reference(String only) {
    return new EntryFilter(Optional.of(only), key, amount, text, actor, recordedSince);
  }

  /** Only those recorded at the moment or later. */
  public EntryFilter recordedSince(Instant first) {
    return new EntryFilter(reference, key, amount, text, actor, Optional.of(first));
  }

  /** Only the one with the key. */
  public EntryFilter key(EntryKey only) {
    return new EntryFilter(reference, Optional.of(only), amount, text, actor, recordedSince);
  }
}

package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;

/**
 * An entry as the journal keeps it.
 *
 * @param sequence  its place in the fund's journal, counted from 1 without gaps
 * @param entry  the entry, with the day on which it counts
 * @param submittedOn  the day its sender gave, where it was late and routed to an open period; empty
 *     where it counts on the day given
 * @param reverses  the sequence of the entry that it reverses; empty if it reverses none
 * @param reversedBy  the sequences of the entries that take it back, whole or in part, as known now
 * @param key  the key it was posted with
 * @param by  the person or system responsible
 * @param proof  how its personal texts stand in the seal; where the narrative was taken out, that of the
 *     entry says so
 * @param recordedAt  when it was recorded
 * @param seal  the hash, as 64 hexadecimal digits, that chains it to the link before it
 */
public record RecordedEntry(
    long sequence,
    JournalEntry entry,
    Optional<LocalDate> submittedOn,
    Optional<Long> reverses,
    List<Long> reversedBy,
    EntryKey key,
    Actor by,
    TextProof proof,
    Instant recordedAt,
    String seal) {

  public RecordedEntry {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(submittedOn, "submittedOn");
    Objects.requireNonNull(reverses, "reverses");
    reversedBy = List.copyOf(reversedBy);
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(seal, "seal");
  }

  /** This entry with the sequences of those that take it back. */
  public RecordedEntry reversedBy(List<Long> sequences) {
    return new RecordedEntry(
        sequence, entry, submittedOn, reverses, sequences, key, by, proof, recordedAt, seal);
  }
}

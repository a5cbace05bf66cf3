package org.commonpurse.ledger.seal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * A link of a fund's chain that is no entry: something of meaning that was recorded.
 * <p>
 * Entries and events stand in one chain, each sealed to the link before it. An event stands after
 * the entry that it names and before the next.
 *
 * @param fund  the fund
 * @param number  its place among the fund's events, counted from 1 without gaps
 * @param afterEntry  the sequence of the last entry before it; 0 before the first
 * @param kind  what it records
 * @param subject  what it is about, in the words of its kind, without a line break
 * @param document  what it says, as text
 * @param by  the person or system responsible
 * @param proof  how the document and the actor stand in the seal
 * @param recordedAt  when it was recorded
 * @param adoptedAt  when it was taken into the chain, where it was recorded before there was one
 * @param seal  the hash, as 64 hexadecimal digits, that chains it to the link before it
 */
public record ChainEvent(
    FundCode fund,
    long number,
    long afterEntry,
    EventKind kind,
    String subject,
    String document,
    Actor by,
    TextProof proof,
    Instant recordedAt,
    Optional<Instant> adoptedAt,
    String seal) {

  public ChainEvent {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(adoptedAt, "adoptedAt");
    Objects.requireNonNull(seal, "seal");
  }

  /** When it took its place in the chain, where moments never run backwards. */
  public Instant chainedAt() {
    return adoptedAt.orElse(recordedAt);
  }

  /** This event, sealed to the link before it. */
  public ChainEvent sealedTo(String previous) {
    return new ChainEvent(
        fund,
        number,
        afterEntry,
        kind,
        subject,
        document,
        by,
        proof,
        recordedAt,
        adoptedAt,
        Seals.expected(previous, this));
  }
}

package org.commonpurse.ledger.seal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;

/**
 * That a link stands in a fund's chain, without what it says.
 *
 * @param position  its place among entries and events together, counted from 1 without gaps; it never
 *     changes
 * @param event  what kind of event it is; nothing where it is an entry
 * @param number  the sequence of the entry, or the number of the event among the fund's events
 * @param subject  what an event is about, in the words of its kind; empty for an entry
 * @param by  the person or system responsible
 * @param recordedAt  when it was recorded
 * @param seal  the hash, as 64 hexadecimal digits, that chains it to the link before it
 */
public record ChainLink(
    long position,
    Optional<EventKind> event,
    long number,
    String subject,
    Actor by,
    Instant recordedAt,
    String seal) {

  public ChainLink {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(seal, "seal");
  }
}

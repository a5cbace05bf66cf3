package org.commonpurse.ledger.redaction;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainEvent;

/**
 * That the narrative of an entry was taken out.
 *
 * @param fund  the fund
 * @param entry  the sequence of the entry
 * @param event  the number of the event that says so
 * @param reason  why
 * @param by  the person or system responsible
 * @param at  when
 * @param events  the numbers of the events whose documents had the text, or a hash from which it could be
 *     found by trying, and from which it was taken out as well
 * @param stillIn  where the text was found too and stays, such as {@code entry 12}; the first hundred
 */
public record Redaction(
    FundCode fund,
    long entry,
    long event,
    String reason,
    Actor by,
    Instant at,
    List<Long> events,
    List<String> stillIn) {

  /** So many places where a text stays are told. */
  public static final int PLACES_MAX = 100;

  public Redaction {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    events = List.copyOf(events);
    stillIn = List.copyOf(stillIn);
  }

  /** What an event says of an entry. */
  public static Redaction of(ChainEvent event, long entry) {
    var document = RedactionDocument.read(event);
    return new Redaction(
        event.fund(),
        entry,
        event.number(),
        document.reason(),
        event.by(),
        event.recordedAt(),
        document.events(),
        document.stillIn());
  }
}

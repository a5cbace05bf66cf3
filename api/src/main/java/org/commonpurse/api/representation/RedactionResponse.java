package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.redaction.Redaction;

/**
 * That the narrative of an entry was taken out.
 *
 * @param sequence  of the entry
 * @param event  the number of the event that says so, which stands in place of the narrative
 * @param reason  why
 * @param events  the events whose documents had the text, or a hash of it without a salt, and have it no
 *     more
 * @param stillIn  where the text was found besides and stays; the first hundred places
 */
public record RedactionResponse(
    String fund,
    long sequence,
    long event,
    String reason,
    String by,
    String recordedAt,
    List<Long> events,
    List<String> stillIn) {

  /** What was taken out. */
  public static RedactionResponse of(Redaction redaction) {
    return new RedactionResponse(
        redaction.fund().value(),
        redaction.entry(),
        redaction.event(),
        redaction.reason(),
        redaction.by().name(),
        redaction.at().toString(),
        redaction.events(),
        redaction.stillIn());
  }
}

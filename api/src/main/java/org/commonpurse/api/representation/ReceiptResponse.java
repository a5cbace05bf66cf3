package org.commonpurse.api.representation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.journal.Receipt;

/**
 * The journal's answer to an entry: it is recorded and would survive a power cut.
 *
 * @param sequence  the entry's place in the fund's journal, counted from 1 without gaps
 * @param effectiveOn  the day on which it counts
 * @param routedFrom  the day that was given, where it lay in a closed period and the entry was routed to
 *     an open one
 * @param inPlaceOf  the partners that ended of which accounts were given, each with the successor to whose
 *     accounts the entry was routed; absent where there are none
 * @param replayed  whether it had been recorded before, so that nothing was recorded now
 */
public record ReceiptResponse(
    String fund,
    long sequence,
    String key,
    String effectiveOn,
    Optional<String> routedFrom,
    Optional<Map<String, String>> inPlaceOf,
    String recordedAt,
    String seal,
    boolean replayed) {

  /** The receipt. */
  public static ReceiptResponse of(Receipt receipt) {
    return new ReceiptResponse(
        receipt.fund().value(),
        receipt.sequence(),
        receipt.key().value(),
        receipt.effectiveOn().toString(),
        receipt.routedFrom().map(Object::toString),
        Optional.of(inPlaceOf(receipt)).filter(partners -> !partners.isEmpty()),
        receipt.recordedAt().toString(),
        receipt.seal(),
        receipt.replay());
  }

  private static Map<String, String> inPlaceOf(Receipt receipt) {
    var partners = new TreeMap<String, String>();
    receipt
        .inPlaceOf()
        .forEach((ended, successor) -> partners.put(ended.value(), successor.value()));
    return partners;
  }
}

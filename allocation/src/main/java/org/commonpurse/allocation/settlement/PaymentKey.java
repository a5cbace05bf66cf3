package org.commonpurse.allocation.settlement;

import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.ledger.id.EntryKey;

/**
 * The key of an entry that a payment run posts; a key stays as it is when texts are taken out.
 *
 * @param after  the sequence of the fund's last entry before the run
 * @param number  of the payment within its run, from 1
 * @param due  the sequence of the entry whose due alone it settles; empty where it settles the oldest
 */
record PaymentKey(long after, int number, Optional<Long> due) {

  private static final Pattern FORM =
      Pattern.compile("payment/([0-9]{1,18})/([0-9]{1,9})(?:/([0-9]{1,18}))?");

  /**
   * The key as {@link #entryKey} writes it.
   *
   * @return empty if it is none
   */
  static Optional<PaymentKey> parse(EntryKey key) {
    var matcher = FORM.matcher(key.value());
    return matcher.matches()
        ? Optional.of(
            new PaymentKey(
                Long.parseLong(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Optional.ofNullable(matcher.group(3)).map(Long::valueOf)))
        : Optional.empty();
  }

  EntryKey entryKey() {
    return new EntryKey(
        "payment/%d/%d%s".formatted(after, number, due.map(entry -> "/" + entry).orElse("")));
  }
}

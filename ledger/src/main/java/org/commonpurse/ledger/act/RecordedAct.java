package org.commonpurse.ledger.act;

import java.util.Objects;

/**
 * An act that was carried out under a key.
 *
 * @param result  what the act kept of its result
 * @param sequence  of the fund's last entry when it had been carried out; 0 before the first
 */
public record RecordedAct(String result, long sequence) {

  public RecordedAct {
    Objects.requireNonNull(result, "result");
  }
}

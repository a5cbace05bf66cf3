package org.commonpurse.ledger.transfer;

import java.util.Objects;
import org.commonpurse.ledger.id.FundCode;

/**
 * What a complete export of JSON lines ends with. No seal covers it: it shows what was cut off, not what
 * was changed.
 *
 * @param fund  the fund
 * @param entries  how many entries come before
 * @param events  how many events come before
 * @param seal  of the last link, as 64 hexadecimal digits
 */
public record ChainEnd(FundCode fund, long entries, long events, String seal) {

  public ChainEnd {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(seal, "seal");
  }
}

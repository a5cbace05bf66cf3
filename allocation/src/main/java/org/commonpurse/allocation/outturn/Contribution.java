package org.commonpurse.allocation.outturn;

import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * What a partner pays into the fund by one stream.
 *
 * @param pence  the contribution, gross of client charges
 * @param chargesPence  the client charges that the partner collects and counts towards it; 0 where
 *     there are none
 * @param recurrent  whether it is paid year after year; one-off money can be left out of shares
 * @param countsForShares  whether the stream counts when shares follow contributions
 */
public record Contribution(
    PartnerCode partner,
    StreamCode stream,
    long pence,
    long chargesPence,
    boolean recurrent,
    boolean countsForShares) {

  /** The same contribution of another partner. */
  Contribution by(PartnerCode other) {
    return new Contribution(other, stream, pence, chargesPence, recurrent, countsForShares);
  }
}

package org.commonpurse.allocation.gainshare;

import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Which shares of its savings one partner could hand on to make good one other by itself.
 *
 * @param gainer  who would hand on a share of its savings
 * @param payer  who is out of pocket and would receive it
 * @param range  the shares that leave neither worse off, or none
 */
public record PairShare(PartnerCode gainer, PartnerCode payer, Optional<ShareRange> range) {}

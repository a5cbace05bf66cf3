package org.commonpurse.allocation.gainshare;

import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What one scheme is worth of what all schemes are worth together.
 *
 * @param scheme  the scheme
 * @param exact  its value in pence, exactly; below zero where it does harm on average
 * @param pence  its value in whole pence, within a penny of the exact one
 */
public record SchemeValue(SchemeCode scheme, Exact exact, long pence) {}

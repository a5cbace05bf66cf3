package org.commonpurse.allocation.gainshare;

import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a partner is worse off by than standing alone.
 *
 * @param partner  the partner
 * @param upTo  the year up to which its gains are added up
 * @param pence  how much they are below zero at present value, in pence rounded up
 */
public record LeftShort(PartnerCode partner, FinancialYear upTo, long pence) {}

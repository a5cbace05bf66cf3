package org.commonpurse.api.operation.query;

import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Span;

/**
 * What of a partner's list and of the fund's to compare.
 *
 * @param span  the days to compare, as known now
 * @param days  how far apart the days of lines without a common reference may lie
 * @param isRecorded  whether to take note of it for the closing of periods
 */
public record ReconciliationQuery(
    FundCode fund, PartnerCode partner, Span span, int days, boolean isRecorded) {}

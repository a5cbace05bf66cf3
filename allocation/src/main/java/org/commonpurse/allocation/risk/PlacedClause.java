package org.commonpurse.allocation.risk;

import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * A clause of one of several agreements.
 *
 * @param reference  its number in the signed document
 */
public record PlacedClause(AgreementCode agreement, ClauseCode code, String reference) {}

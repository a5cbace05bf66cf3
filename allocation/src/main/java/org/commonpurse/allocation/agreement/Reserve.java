package org.commonpurse.allocation.agreement;

import java.util.Optional;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * Money set aside that clauses draw on or fill.
 *
 * @param code  its name in the agreement and in accounts
 * @param openingPence  what it holds when the agreement begins, 0 or more
 * @param ownedBy  whose that is, and what comes in later; none if it belongs to nobody in
 *     particular
 * @param ceiling  the most that clauses let it hold, if it is limited
 * @param floor  what clauses leave in it, if anything has to stay
 * @param atEnd  by which shares it is paid out when the fund ends or a partner leaves; none where it goes
 *     to its owners
 */
public record Reserve(
    ReserveCode code,
    long openingPence,
    Optional<Shares> ownedBy,
    Optional<Figure> ceiling,
    Optional<Figure> floor,
    Optional<Shares.Fixed> atEnd) {}

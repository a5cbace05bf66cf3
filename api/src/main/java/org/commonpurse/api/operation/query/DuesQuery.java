package org.commonpurse.api.operation.query;

import java.util.Optional;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Which dues are asked for.
 *
 * @param view  as at which day and as known when
 * @param partner  whose; of all partners without it
 * @param settledToo  whether those count too of which nothing is open
 */
public record DuesQuery(View view, Optional<PartnerCode> partner, boolean settledToo) {}

/**
 * What was forecast for a fund, as it was known then: one text for each forecast, which is never altered.
 * <p>
 * Start from {@link org.commonpurse.ledger.forecast.ForecastArchive}. What a forecast says is text here; what it
 * means is for the module that allocates.
 */
@NullMarked
package org.commonpurse.ledger.forecast;

import org.jspecify.annotations.NullMarked;

/**
 * Forecasts that are recorded as they are made, and what came of them: how far off they were, and how often the
 * outcome lay where they said.
 * <p>
 * Start from {@link org.commonpurse.allocation.forecast.ForecastWork}, which makes one, and {@link
 * org.commonpurse.allocation.forecast.ForecastOutcomes}. No figure of a forecast is typed in, and none is ever
 * altered.
 */
@NullMarked
package org.commonpurse.allocation.forecast;

import org.jspecify.annotations.NullMarked;

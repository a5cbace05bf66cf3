/**
 * Forecasts that are recorded, and what came of them.
 * <p>
 * Start from {@link org.commonpurse.api.operation.forecast.RecordForecast}. Nothing here takes a figure from a
 * caller: what is recorded was worked out.
 */
@NullMarked
package org.commonpurse.api.operation.forecast;

import org.jspecify.annotations.NullMarked;

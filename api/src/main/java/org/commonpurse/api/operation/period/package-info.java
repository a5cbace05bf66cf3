/**
 * Accounting periods: how they stand, closing them and opening them again.
 * <p>
 * Start from {@link org.commonpurse.api.operation.period.ClosePeriod}.
 */
@NullMarked
package org.commonpurse.api.operation.period;

import org.jspecify.annotations.NullMarked;

/**
 * A plan in many possible futures, as a report.
 * <p>
 * Start from {@link org.commonpurse.reports.futures.FuturesReport}.
 */
@NullMarked
package org.commonpurse.reports.futures;

import org.jspecify.annotations.NullMarked;

/**
 * The reports of a fund.
 * <p>
 * Start from {@link org.commonpurse.api.operation.report.Reports}.
 */
@NullMarked
package org.commonpurse.api.operation.report;

import org.jspecify.annotations.NullMarked;

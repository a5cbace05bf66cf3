/**
 * What a fund measures: recording its model and observed values, approving them, and telling what came
 * of them.
 * <p>
 * Start from {@link org.commonpurse.api.operation.measure.ApproveObservation}. What the acts do stands in
 * {@link org.commonpurse.allocation.measure.Measures}.
 */
@NullMarked
package org.commonpurse.api.operation.measure;

import org.jspecify.annotations.NullMarked;

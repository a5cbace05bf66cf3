/**
 * What a fund measures: versions of its model of measures, word for word, and what was observed and
 * approved, quarter by quarter.
 * <p>
 * Start from {@link org.commonpurse.ledger.measure.MeasureArchive}. Here the model is text, and what an
 * approved value came to is text too: what they mean is for the module that allocates.
 */
@NullMarked
package org.commonpurse.ledger.measure;

import org.jspecify.annotations.NullMarked;

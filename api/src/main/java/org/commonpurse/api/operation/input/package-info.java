/**
 * How what is asked is read, whoever asks.
 * <p>
 * Start from {@link org.commonpurse.api.operation.input.RequestParameters} for named texts and {@link
 * org.commonpurse.api.operation.input.SourceLocations} for documents. Whatever is refused names the
 * parameter, option or place that it stands in.
 */
@NullMarked
package org.commonpurse.api.operation.input;

import org.jspecify.annotations.NullMarked;

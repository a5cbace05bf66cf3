/**
 * What the service and the commands take in and give out, as JSON.
 * <p>
 * Start from {@link org.commonpurse.api.operation.journal.SubmissionReader} for what comes in and {@link
 * org.commonpurse.api.representation.ResponseJson} for what goes out. Amounts are always text with two
 * decimals beside their currency, never JSON numbers. Nothing here works a figure out.
 */
@NullMarked
package org.commonpurse.api.representation;

import org.jspecify.annotations.NullMarked;

/**
 * The journal: posting, taking back, importing, finding and exporting entries.
 * <p>
 * Start from {@link org.commonpurse.api.operation.journal.PostEntry}.
 */
@NullMarked
package org.commonpurse.api.operation.journal;

import org.jspecify.annotations.NullMarked;

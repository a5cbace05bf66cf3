/**
 * Operations that wind a fund up or let a partner leave it, and tell what was returned.
 * <p>
 * Start from {@link org.commonpurse.api.operation.exit.RecordExit}. Nothing here works a sum out.
 */
@NullMarked
package org.commonpurse.api.operation.exit;

import org.jspecify.annotations.NullMarked;

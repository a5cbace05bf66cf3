/**
 * Winding up a fund, and a partner's leaving: what is returned to whom, what is still due, and the
 * final statement of each partner.
 * <p>
 * Start from {@link org.commonpurse.allocation.exit.Exits}. What a clause shares is for the engine;
 * here is only what is left when no clause is applied any more.
 */
@NullMarked
package org.commonpurse.allocation.exit;

import org.jspecify.annotations.NullMarked;

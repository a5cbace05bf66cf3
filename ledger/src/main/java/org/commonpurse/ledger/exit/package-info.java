/**
 * What ends a fund, or a partner's part in it, and what may still be posted afterwards.
 * <p>
 * Start from {@link org.commonpurse.ledger.exit.ExitArchive}. What is returned to whom is worked out
 * elsewhere; here an exit is a day, whom it is about, and the final account as text.
 */
@NullMarked
package org.commonpurse.ledger.exit;

import org.jspecify.annotations.NullMarked;

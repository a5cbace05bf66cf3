/**
 * Requests that their senders name by a key, so that each is carried out once.
 * <p>
 * Start from {@link org.commonpurse.ledger.act.ActRequest}. Nothing here knows what an act does.
 */
@NullMarked
package org.commonpurse.ledger.act;

import org.jspecify.annotations.NullMarked;

/**
 * What the books of a fund say of a partner, from the partner's side and in its own codes, for its own
 * general ledger.
 */
@NullMarked
package org.commonpurse.allocation.ownledger;

import org.jspecify.annotations.NullMarked;

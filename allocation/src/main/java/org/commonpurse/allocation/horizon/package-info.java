/**
 * Where costs fall and where savings land over the years, by partner.
 * <p>
 * Start from {@link org.commonpurse.allocation.horizon.Horizon}. It reads the ledger's balances and
 * nothing else, so that every figure can be followed to its entries; it never estimates and never
 * posts.
 */
@NullMarked
package org.commonpurse.allocation.horizon;

import org.jspecify.annotations.NullMarked;

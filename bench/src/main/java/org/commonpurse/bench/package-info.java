/**
 * Measurements of the ledger, as ratios to what other programs reach on the same machine.
 * <p>
 * Start from {@link org.commonpurse.bench.Bench}. Nothing here is part of the product.
 */
@NullMarked
package org.commonpurse.bench;

import org.jspecify.annotations.NullMarked;

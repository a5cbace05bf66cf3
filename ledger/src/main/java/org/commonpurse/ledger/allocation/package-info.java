/**
 * Allocations as they were made, with the figures they were made from.
 * <p>
 * Start from {@link org.commonpurse.ledger.allocation.AllocationArchive}. Here they are text: what
 * they mean is for the module that allocates.
 */
@NullMarked
package org.commonpurse.ledger.allocation;

import org.jspecify.annotations.NullMarked;

/**
 * What agreements give: previewing, applying, deciding, taking positions, comparing, netting.
 * <p>
 * Start from {@link org.commonpurse.api.operation.allocation.ApplyAllocation}.
 */
@NullMarked
package org.commonpurse.api.operation.allocation;

import org.jspecify.annotations.NullMarked;

/**
 * How the partners of a pooled fund share its costs.
 * <p>
 * Agreements are read here, and their rules split an amount between the partners so that the parts
 * add up to the whole.
 */
@NullMarked
package org.commonpurse.allocation;

import org.jspecify.annotations.NullMarked;

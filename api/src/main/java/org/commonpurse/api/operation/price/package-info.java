/**
 * What units of care cost: tables of unit costs, those that are carried and those in files, and a cost at the prices of
 * another year.
 * <p>
 * Start from {@link org.commonpurse.api.operation.price.ListUnitCosts}. Nothing here needs any books.
 */
@NullMarked
package org.commonpurse.api.operation.price;

import org.jspecify.annotations.NullMarked;

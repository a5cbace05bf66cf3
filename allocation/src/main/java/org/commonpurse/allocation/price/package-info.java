/**
 * What a unit of something costs, at the prices of which year, and who bears it: tables of unit costs as they are
 * published, in editions, and the price index that takes a price of one year to those of another.
 * <p>
 * Start from {@link org.commonpurse.allocation.price.UnitCostTable} and
 * {@link org.commonpurse.allocation.price.Deflators}. A price carries its year; prices of different years are
 * never added up. Nothing here rounds but once, to the nearest penny, and nothing posts.
 */
@NullMarked
package org.commonpurse.allocation.price;

import org.jspecify.annotations.NullMarked;

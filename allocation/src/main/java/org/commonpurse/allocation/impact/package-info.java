/**
 * What a change in activity saves one partner and costs another, from counted activity and unit costs.
 * <p>
 * Start from {@link org.commonpurse.allocation.impact.ImpactModel}: an avoided admission saves its
 * commissioner the price; the hospital loses that price and sheds only the cost it can release; the
 * council pays for the care that avoided it. Everything is exact and in whole pence; nothing here
 * estimates activity, discounts or posts.
 */
@NullMarked
package org.commonpurse.allocation.impact;

import org.jspecify.annotations.NullMarked;

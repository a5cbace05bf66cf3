/**
 * What a sum of a later year is worth today: discount rates as appraisal guidance publishes them, in dated
 * editions.
 * <p>
 * Start from {@link org.commonpurse.allocation.appraisal.DiscountRates}. Everything here is exact; nothing
 * here knows where a sum comes from, and nothing posts.
 */
@NullMarked
package org.commonpurse.allocation.appraisal;

import org.jspecify.annotations.NullMarked;

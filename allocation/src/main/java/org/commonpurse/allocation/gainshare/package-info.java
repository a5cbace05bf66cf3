/**
 * How the gain of working together can be shared so that nobody is worse off than alone.
 * <p>
 * Start from {@link org.commonpurse.allocation.gainshare.LeastTransfers}, the smallest payments
 * between partners that leave none worse off; {@link
 * org.commonpurse.allocation.gainshare.NoDetrimentShares} tells which shares of savings would do so,
 * and {@link org.commonpurse.allocation.gainshare.ShapleyValue} what each scheme is worth of a benefit
 * that schemes have only together. Everything here is worked out from the figures it is given; nothing
 * estimates, looks anything up or posts. Answers are whole pence or exact fractions, and are checked
 * in whole numbers before they are given.
 */
@NullMarked
package org.commonpurse.allocation.gainshare;

import org.jspecify.annotations.NullMarked;

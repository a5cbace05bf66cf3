/**
 * How the gain of working together can be shared so that nobody is worse off than alone.
 * <p>
 * Start from {@link org.commonpurse.allocation.gainshare.LeastTransfers}, the smallest payments between
 * partners that leave none worse off. Everything here is worked out from the figures it is given; nothing
 * estimates, looks anything up or posts. Answers are whole pence, and are checked exactly before they
 * are given.
 */
@NullMarked
package org.commonpurse.allocation.gainshare;

import org.jspecify.annotations.NullMarked;

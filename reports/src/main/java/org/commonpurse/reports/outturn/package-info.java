/**
 * The section 75 outturn report of a fund: a year from its initial budget to who met the variance.
 * <p>
 * Start from {@link org.commonpurse.reports.outturn.OutturnReport}. It works nothing out that the
 * models it is made of do not say.
 */
@NullMarked
package org.commonpurse.reports.outturn;

import org.jspecify.annotations.NullMarked;

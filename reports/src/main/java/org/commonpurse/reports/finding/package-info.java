/**
 * Findings as sentences: what the figures of a fund come to, worked out from them by rules.
 * <p>
 * Start from {@link org.commonpurse.reports.finding.HorizonFindings}. A sentence never says what its
 * figures do not; each rule is tested against figures worked out another way.
 */
@NullMarked
package org.commonpurse.reports.finding;

import org.jspecify.annotations.NullMarked;

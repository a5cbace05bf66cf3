/**
 * The auditor's pack: everything that somebody outside needs to check a fund's books and to trust nobody.
 * <p>
 * Start from {@link org.commonpurse.reports.audit.AuditorsPack}, which writes what it is given; {@link
 * org.commonpurse.reports.audit.PackedReport} reads what of a pack can be held to the books.
 */
@NullMarked
package org.commonpurse.reports.audit;

import org.jspecify.annotations.NullMarked;

/**
 * Reports as marked-up text, to be printed or read on a screen.
 * <p>
 * Start from {@link org.commonpurse.reports.html.HtmlReport}. It knows how pages look and no report.
 */
@NullMarked
package org.commonpurse.reports.html;

import org.jspecify.annotations.NullMarked;

/**
 * Pages written as marked-up text and printed as PDF that can be read aloud, searched and archived.
 * <p>
 * Start from {@link org.commonpurse.reports.pdf.Pdf}. Files claim PDF/UA-1 and PDF/A-3a, and the same
 * pages give the same bytes.
 */
@NullMarked
package org.commonpurse.reports.pdf;

import org.jspecify.annotations.NullMarked;

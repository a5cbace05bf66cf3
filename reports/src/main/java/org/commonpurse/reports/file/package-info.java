/**
 * Reports as files: in which formats they are written, and how what they rest on is read again.
 * <p>
 * Start from {@link org.commonpurse.reports.file.ReportFormat}.
 */
@NullMarked
package org.commonpurse.reports.file;

import org.jspecify.annotations.NullMarked;

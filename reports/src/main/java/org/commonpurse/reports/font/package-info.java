/**
 * The fonts that reports carry with them, so that a page looks the same on every machine.
 */
@NullMarked
package org.commonpurse.reports.font;

import org.jspecify.annotations.NullMarked;

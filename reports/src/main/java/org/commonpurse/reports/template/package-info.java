/**
 * Returns and plans that others prescribe, as dated template definitions in data: which sheets and cells there
 * are, where each figure comes from, and what must hold.
 * <p>
 * Start from {@link org.commonpurse.reports.template.TemplateReader} and {@link
 * org.commonpurse.reports.template.FilledReturn}. Nothing here knows a particular template.
 */
@NullMarked
package org.commonpurse.reports.template;

import org.jspecify.annotations.NullMarked;

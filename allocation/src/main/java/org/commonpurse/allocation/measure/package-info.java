/**
 * What was observed of measures, what it came to once somebody else approved it, and how that compares
 * with the plan.
 * <p>
 * Start from {@link org.commonpurse.allocation.measure.Measures}, which acts on books. What an approved
 * value came to is recorded with it and shown as it was recorded; nothing of it is worked out again.
 */
@NullMarked
package org.commonpurse.allocation.measure;

import org.jspecify.annotations.NullMarked;

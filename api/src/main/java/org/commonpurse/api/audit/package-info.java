/**
 * Notes what was refused, and acts on keys and roles, without letting anybody wait for it.
 * <p>
 * Start from {@link org.commonpurse.api.audit.RequestNotes}. What is noted has a bound, whoever asks however
 * often, and what is lost is counted and told.
 */
@NullMarked
package org.commonpurse.api.audit;

import org.jspecify.annotations.NullMarked;

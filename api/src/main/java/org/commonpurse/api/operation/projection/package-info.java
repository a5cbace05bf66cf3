/**
 * Operations on years to come: plans and their scenarios worked out, with what the agreement shares of them, and
 * the jobs that do so over HTTP.
 * <p>
 * Start from {@link org.commonpurse.api.operation.projection.ProjectPlan}. Nothing here records anything.
 */
@NullMarked
package org.commonpurse.api.operation.projection;

import org.jspecify.annotations.NullMarked;

/**
 * Operations on years to come: plans and their scenarios worked out, with what the agreement shares of them.
 * <p>
 * Start from {@link org.commonpurse.api.operation.projection.ProjectFiles}. Nothing here reads books or
 * records anything.
 */
@NullMarked
package org.commonpurse.api.operation.projection;

import org.jspecify.annotations.NullMarked;

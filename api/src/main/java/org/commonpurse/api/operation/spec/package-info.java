/**
 * What an operation says of itself: its name, its doors, who may do it, how often it counts.
 * <p>
 * Start from {@link org.commonpurse.api.operation.spec.OperationSpec}. The routes, the commands, the
 * OpenAPI description, the table of the documentation and the tests read it; nothing else lists
 * operations.
 */
@NullMarked
package org.commonpurse.api.operation.spec;

import org.jspecify.annotations.NullMarked;

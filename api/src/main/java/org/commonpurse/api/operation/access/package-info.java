/**
 * Keys and roles: making, giving, taking back, and looking at who has what.
 * <p>
 * Start from {@link org.commonpurse.api.operation.access.ReviewAccess}.
 */
@NullMarked
package org.commonpurse.api.operation.access;

import org.jspecify.annotations.NullMarked;

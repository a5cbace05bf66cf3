/**
 * What the books can be asked by, read the same from parameters and options.
 * <p>
 * Start from {@link org.commonpurse.api.operation.query.Queries}.
 */
@NullMarked
package org.commonpurse.api.operation.query;

import org.jspecify.annotations.NullMarked;

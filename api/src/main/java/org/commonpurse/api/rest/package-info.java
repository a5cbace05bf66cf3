/**
 * What other programs reach over HTTP.
 * <p>
 * Start from {@link org.commonpurse.api.rest.Resources}. A resource reads a request, runs an
 * operation and writes its answer; none holds arithmetic. Whatever is refused, wherever, is answered
 * by {@link org.commonpurse.api.rest.ProblemMapper} as {@code application/problem+json}. A query that
 * cannot be answered exactly as asked is refused, never answered in part.
 */
@NullMarked
package org.commonpurse.api.rest;

import org.jspecify.annotations.NullMarked;

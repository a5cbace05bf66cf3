/**
 * The problems of questions, commands and the service.
 * <p>
 * Start from {@link org.commonpurse.api.problem.Catalogue}. The catalogue holds every problem of every room; nothing here decides when one is told.
 */
@NullMarked
package org.commonpurse.api.problem;

import org.jspecify.annotations.NullMarked;

/**
 * What can be done with the books: each business act and each question is one class.
 * <p>
 * Start from {@link org.commonpurse.api.operation.Operations}, the list of them. An operation takes
 * typed input, calls the rooms below and gives typed output; it knows neither HTTP nor a terminal.
 * What it is stands beside it, in its {@link org.commonpurse.api.operation.spec.OperationSpec}.
 * <p>
 * A new one is a class in the package of its room, a line in that list, a method of a resource and a
 * command, or a reason why there is but one of them; tests tell what is missing.
 */
@NullMarked
package org.commonpurse.api.operation;

import org.jspecify.annotations.NullMarked;

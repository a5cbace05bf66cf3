/**
 * The commands: what {@code ./commonpurse} can be told to do.
 * <p>
 * Start from {@link org.commonpurse.api.command.Commands}. A command reads its options, asks the
 * rooms below, and prints; figures go to standard output and everything else to standard error. How
 * each may end is in {@link org.commonpurse.api.command.ExitCode}. No command holds arithmetic.
 */
@NullMarked
package org.commonpurse.api.command;

import org.jspecify.annotations.NullMarked;

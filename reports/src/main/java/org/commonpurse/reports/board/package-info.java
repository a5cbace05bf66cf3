/**
 * The board pack: where costs fall and where savings land, with charts, tables and the clauses that
 * share them.
 * <p>
 * Start from {@link org.commonpurse.reports.board.BoardPack}.
 */
@NullMarked
package org.commonpurse.reports.board;

import org.jspecify.annotations.NullMarked;

/**
 * What the partners read: statements, charts, workbooks and documents.
 * <p>
 * Reports are drawn from the ledger and the allocations, and change neither.
 */
@NullMarked
package org.commonpurse.reports;

import org.jspecify.annotations.NullMarked;

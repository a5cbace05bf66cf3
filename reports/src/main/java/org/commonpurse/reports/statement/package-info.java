/**
 * Documents for partners: the account of each with the fund, who is to pay whom, and the balances to be
 * agreed.
 * <p>
 * Start from {@link org.commonpurse.reports.statement.PartnerStatement}. What the
 * books do not hold is said to be missing and never made up.
 */
@NullMarked
package org.commonpurse.reports.statement;

import org.jspecify.annotations.NullMarked;

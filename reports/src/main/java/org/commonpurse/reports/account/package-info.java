/**
 * The pooled-budget memorandum account of a fund: a year's funding, expenditure and what is held, for
 * the notes to partners' own accounts.
 * <p>
 * Start from {@link org.commonpurse.reports.account.MemorandumAccount}. It never judges who controls
 * the fund: that is stated by who prepares the account.
 */
@NullMarked
package org.commonpurse.reports.account;

import org.jspecify.annotations.NullMarked;

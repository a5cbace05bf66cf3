/**
 * What a fund does not let anybody post, as data.
 * <p>
 * Start from {@link org.commonpurse.ledger.rule.FundRules} and {@link
 * org.commonpurse.ledger.rule.Rule}. A rule has a name, and a refusal says it. Rules bind new entries
 * only; what was recorded before them stays.
 */
@NullMarked
package org.commonpurse.ledger.rule;

import org.jspecify.annotations.NullMarked;

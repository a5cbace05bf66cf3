/**
 * Acts that need a second person: what was proposed, who consented, and what was recorded then.
 * <p>
 * Start from {@link org.commonpurse.ledger.proposal.Proposal}. Which acts need one, a fund's rules say
 * ({@link org.commonpurse.ledger.rule.FourEyes}).
 */
@NullMarked
package org.commonpurse.ledger.proposal;

import org.jspecify.annotations.NullMarked;

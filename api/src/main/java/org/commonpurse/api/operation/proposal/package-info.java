/**
 * Acts that need a second person: proposed, shown, answered, withdrawn, and what waits for whom.
 * <p>
 * Start from {@link org.commonpurse.api.operation.proposal.Proposable}, the operations that can be proposed.
 */
@NullMarked
package org.commonpurse.api.operation.proposal;

import org.jspecify.annotations.NullMarked;

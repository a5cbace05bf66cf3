/**
 * Proof that the books are right: verifying, checkpoints, reconciling with a partner.
 * <p>
 * Start from {@link org.commonpurse.api.operation.proof.VerifyBooks}.
 */
@NullMarked
package org.commonpurse.api.operation.proof;

import org.jspecify.annotations.NullMarked;

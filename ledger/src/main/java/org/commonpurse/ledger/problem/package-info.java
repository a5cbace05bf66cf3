/**
 * How anything of ours says no.
 * <p>
 * Start from {@link org.commonpurse.ledger.problem.ProblemException}. Every refusal carries a stable
 * code, a category that decides its HTTP status or exit code, a message that names the place, the
 * value and what to do, and the values once more as fields. It never carries a stack trace or a
 * secret to a caller.
 */
@NullMarked
package org.commonpurse.ledger.problem;

import org.jspecify.annotations.NullMarked;

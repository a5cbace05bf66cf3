/**
 * How anything of ours says no.
 * <p>
 * Start from {@link org.commonpurse.ledger.problem.ProblemType}. Each kind of problem is declared
 * once, in the catalogue of its room, with a stable code, a category that decides its HTTP status or
 * exit code, and what it means. A {@link org.commonpurse.ledger.problem.Problem} is one refusal: a
 * type, a message that names the place, the value and what to do, and the values once more as
 * fields. It never carries a stack trace or a secret to a caller.
 */
@NullMarked
package org.commonpurse.ledger.problem;

import org.jspecify.annotations.NullMarked;

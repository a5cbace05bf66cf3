/**
 * The problems of agreements, figures, models and allocations.
 * <p>
 * Start from {@link org.commonpurse.allocation.problem.AgreementProblem}. Each code is declared here once and thrown where it is found. Nothing here decides anything.
 */
@NullMarked
package org.commonpurse.allocation.problem;

import org.jspecify.annotations.NullMarked;

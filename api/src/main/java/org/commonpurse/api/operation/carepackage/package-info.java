/**
 * Operations on the register of packages of care, which holds nothing personal.
 * <p>
 * Start from {@link org.commonpurse.api.operation.carepackage.ImportPackages}. No refusal of a
 * reference, a file or a document repeats what it refuses.
 */
@NullMarked
package org.commonpurse.api.operation.carepackage;

import org.jspecify.annotations.NullMarked;

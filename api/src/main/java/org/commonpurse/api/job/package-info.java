/**
 * What takes longer than an answer may: work that is started, followed, cancelled and fetched.
 * <p>
 * Start from {@link org.commonpurse.api.job.Jobs}. A service that ends forgets them, and throws away
 * the files that they made.
 */
@NullMarked
package org.commonpurse.api.job;

import org.jspecify.annotations.NullMarked;

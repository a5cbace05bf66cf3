/**
 * What takes longer than an answer may: work that is started, followed, cancelled and fetched.
 * <p>
 * Start from {@link org.commonpurse.api.job.Jobs}. Jobs only work things out; none of them records anything, and a
 * service that ends forgets them.
 */
@NullMarked
package org.commonpurse.api.job;

import org.jspecify.annotations.NullMarked;

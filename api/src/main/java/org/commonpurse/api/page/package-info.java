/**
 * The pages that a person opens in a browser.
 * <p>
 * Start from {@link org.commonpurse.api.page.PagesResource}. A page shows what the same queries and
 * tables give that the service and the reports give; it needs no script.
 */
@NullMarked
package org.commonpurse.api.page;

import org.jspecify.annotations.NullMarked;

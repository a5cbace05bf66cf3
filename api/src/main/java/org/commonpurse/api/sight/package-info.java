/** What of a fund's books is shown to whom: what agreements let partners see, and how the rest is told. */
@NullMarked
package org.commonpurse.api.sight;

import org.jspecify.annotations.NullMarked;

/**
 * Funds and their rules: listing, registering, amending, setting.
 */
@NullMarked
package org.commonpurse.api.operation.fund;

import org.jspecify.annotations.NullMarked;

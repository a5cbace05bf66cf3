/**
 * Who asks the service, and what they may do in which fund.
 * <p>
 * Start from {@link org.commonpurse.api.access.Requester}. Keys and roles are kept by the ledger; here
 * is what they mean: which role has which permission, and how a key is made and recognised.
 */
@NullMarked
package org.commonpurse.api.access;

import org.jspecify.annotations.NullMarked;

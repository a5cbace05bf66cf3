/**
 * The service as it runs: its settings, its database, its port.
 * <p>
 * Start from {@link org.commonpurse.api.service.Service}. It puts the resources and the pages on one
 * ledger; what they answer is not for it to know.
 */
@NullMarked
package org.commonpurse.api.service;

import org.jspecify.annotations.NullMarked;

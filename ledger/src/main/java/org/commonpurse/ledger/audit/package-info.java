/**
 * Who did what, when, from where and with which result: what the chains and the register of access say was
 * recorded, and what was noted of requests beside them.
 * <p>
 * Start from {@link org.commonpurse.ledger.audit.AuditTrail}. No bodies, keys or narratives are noted here,
 * and nothing is proved: the chain does that for what was recorded.
 */
@NullMarked
package org.commonpurse.ledger.audit;

import org.jspecify.annotations.NullMarked;

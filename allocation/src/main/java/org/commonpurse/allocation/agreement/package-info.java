/**
 * Agreements: the dated, versioned documents of clauses that partners signed, as data.
 * <p>
 * Start from {@link org.commonpurse.allocation.agreement.Agreement}; {@link
 * org.commonpurse.allocation.agreement.AgreementReader} makes one of a YAML or JSON document, and
 * {@link org.commonpurse.allocation.agreement.PlainEnglish} turns it back into sentences. What the
 * clauses lead to is worked out in {@code allocation.engine}, never here.
 */
@NullMarked
package org.commonpurse.allocation.agreement;

import org.jspecify.annotations.NullMarked;

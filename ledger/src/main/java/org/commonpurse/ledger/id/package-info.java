/**
 * What things are called: a type for the codes of each kind, the keys of acts and those who act.
 * <p>
 * Start from {@link org.commonpurse.ledger.id.Code}. A code of one kind never stands for another:
 * who mixes a partner and a scheme is told so by the compiler. Nothing here knows what it names.
 */
@NullMarked
package org.commonpurse.ledger.id;

import org.jspecify.annotations.NullMarked;

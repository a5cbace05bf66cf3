/**
 * Packages of care of single people, under pseudonyms: what each costs a week, and how that is split
 * between partners by assessed need.
 * <p>
 * Start from {@link org.commonpurse.ledger.carepackage.CarePackage}. There is no field that could hold a
 * name or other words, and what is refused is not repeated.
 */
@NullMarked
package org.commonpurse.ledger.carepackage;

import org.jspecify.annotations.NullMarked;

/**
 * The demonstration: funds kept in files, loaded through the ordinary ledger and run year by year.
 * <p>
 * Start from {@link org.commonpurse.api.demo.Demo}. It has no way into the books that others lack,
 * and never touches a database that it did not make.
 */
@NullMarked
package org.commonpurse.api.demo;

import org.jspecify.annotations.NullMarked;

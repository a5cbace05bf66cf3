/**
 * Documents that people write: agreements, funds and outturns in YAML or JSON, with the line and
 * column of everything in them.
 * <p>
 * Start from {@link org.commonpurse.ledger.document.Document}. A document is checked against its
 * published JSON Schema and read through {@link org.commonpurse.ledger.document.Field}; whatever is
 * wrong is reported with its place, all of it at once. Nothing here knows what a document means.
 */
@NullMarked
package org.commonpurse.ledger.document;

import org.jspecify.annotations.NullMarked;

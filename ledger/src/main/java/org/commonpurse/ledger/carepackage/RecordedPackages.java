package org.commonpurse.ledger.carepackage;

/**
 * What came of recording packages.
 *
 * @param rows  how many rows were given
 * @param packages  of how many packages
 * @param recorded  how many rows were recorded now
 * @param known  how many changed nothing, since it was so recorded before
 */
public record RecordedPackages(int rows, int packages, int recorded, int known) {}

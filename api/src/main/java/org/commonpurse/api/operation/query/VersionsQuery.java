package org.commonpurse.api.operation.query;

/**
 * Which two versions of an agreement to compare.
 *
 * @param from  the number of the one that is compared, as a rule the earlier one
 * @param to  the number of the one that it is compared with
 */
public record VersionsQuery(int from, int to) {}

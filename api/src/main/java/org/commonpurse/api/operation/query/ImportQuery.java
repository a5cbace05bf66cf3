package org.commonpurse.api.operation.query;

/**
 * How a file is taken.
 *
 * @param isDry  whether everything is done but recorded
 * @param isPartial  whether the good lines are recorded even where others are rejected
 */
public record ImportQuery(boolean isDry, boolean isPartial) {}

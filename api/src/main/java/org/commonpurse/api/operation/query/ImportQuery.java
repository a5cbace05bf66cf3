package org.commonpurse.api.operation.query;

import java.util.Optional;

/**
 * How a file is taken.
 *
 * @param isDry  whether everything is done but recorded
 * @param isPartial  whether the good lines are recorded even where others are rejected
 * @param controlPence  what its amounts add up to for its sender, in pence
 */
public record ImportQuery(boolean isDry, boolean isPartial, Optional<Long> controlPence) {}

package org.commonpurse.api.representation;

/**
 * Where the books stood.
 *
 * @param sequence  of the last entry
 * @param events  how many events stood in the chain
 * @param seal  of the last link
 */
public record BasisResponse(long sequence, long events, String seal) {}

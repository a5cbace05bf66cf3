package org.commonpurse.api.operation.spec;

/**
 * Something that a query may name.
 *
 * @param name  as parameters and, after two hyphens, options have it
 * @param description  what it means, as a sentence
 */
public record Parameter(String name, String description) {}

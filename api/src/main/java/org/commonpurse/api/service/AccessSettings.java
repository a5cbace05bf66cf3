package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the service knows who asks.
 *
 * @param trustedHeaders  whether a proxy knows it and says so in the header {@code Acting-As}, and whoever
 *     asks may do everything; otherwise they show a key
 */
public record AccessSettings(@JsonProperty("trustedHeaders") boolean trustedHeaders) {}

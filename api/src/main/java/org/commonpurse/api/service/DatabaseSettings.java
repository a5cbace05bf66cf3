package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;

/**
 * Where the books are kept.
 *
 * @param url  such as {@code jdbc:sqlite:out/demo.db} or {@code
 *     jdbc:postgresql://localhost/commonpurse}
 */
public record DatabaseSettings(@JsonProperty("url") @NotBlank String url) {}

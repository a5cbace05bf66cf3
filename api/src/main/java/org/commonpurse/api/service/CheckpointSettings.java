package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.commonpurse.api.operation.proof.KeptCheckpoints;

/**
 * Where a checkpoint is kept of a fund whenever one of its periods is closed.
 *
 * @param folder  a folder, best one that the program can only add to; empty for none
 * @param address  an HTTP address that takes them by POST; empty for none
 */
public record CheckpointSettings(
    @JsonProperty("folder") String folder, @JsonProperty("address") String address) {

  /** Who keeps them. */
  public KeptCheckpoints keeper() {
    return new KeptCheckpoints(given(folder).map(Path::of), given(address).map(URI::create));
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(present -> !present.isBlank());
  }
}

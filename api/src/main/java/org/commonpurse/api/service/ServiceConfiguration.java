package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The settings of the service, as {@code config/commonpurse.yml} gives them. */
public final class ServiceConfiguration extends Configuration {

  @JsonProperty("database")
  @Valid
  @NotNull
  private DatabaseSettings database = new DatabaseSettings("", "");

  @JsonProperty("checkpoints")
  @Valid
  @NotNull
  private CheckpointSettings checkpoints = new CheckpointSettings("", "");

  /** Where checkpoints are kept whenever a period is closed. */
  public CheckpointSettings checkpoints() {
    return checkpoints;
  }

  /** Where the books are kept. */
  public DatabaseSettings database() {
    return database;
  }
}

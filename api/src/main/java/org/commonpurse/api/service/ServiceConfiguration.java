package org.commonpurse.api.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of the service, as {@code config/commonpurse.yml} gives them. */
public final class ServiceConfiguration extends Configuration {

  @JsonProperty("database")
  @Valid
  @NotNull
  private DatabaseSettings database = DatabaseSettings.of("", "");

  @JsonProperty("checkpoints")
  @Valid
  @NotNull
  private CheckpointSettings checkpoints = new CheckpointSettings("", "");

  @JsonProperty("hosts")
  private @Nullable String hosts;

  /** The names by which the service is asked, besides those of its own machine. */
  public List<String> hosts() {
    // YAML reads nothing as null.
    var all = hosts == null ? "" : hosts;
    return Arrays.stream(all.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  @JsonProperty("access")
  @Valid
  @NotNull
  private AccessSettings access = new AccessSettings(false, List.of());

  /** How the service knows who asks. */
  public AccessSettings access() {
    return access;
  }

  @JsonProperty("limits")
  @Valid
  @NotNull
  private LimitSettings limits = LimitSettings.none();

  /** How often each may ask. */
  public LimitSettings limits() {
    return limits;
  }

  /** Where checkpoints are kept whenever a period is closed. */
  public CheckpointSettings checkpoints() {
    return checkpoints;
  }

  /** Where the books are kept. */
  public DatabaseSettings database() {
    return database;
  }
}

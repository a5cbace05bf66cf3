package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_SETTINGS_WRONG;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where the books are kept.
 *
 * @param url  such as {@code jdbc:sqlite:out/demo.db} or {@code
 *     jdbc:postgresql://localhost/commonpurse}
 * @param clockBehindMax  how far the clock may be behind the last link of a chain, such as {@code 5m};
 *     empty for five minutes
 * @param roomLeast  how much room the disk of an SQLite file has to have for the service to be ready, such as
 *     {@code 256MiB}; absent: so much
 */
public record DatabaseSettings(
    @JsonProperty("url") @NotBlank String url,
    @JsonProperty("clockBehindMax") String clockBehindMax,
    @JsonProperty("roomLeast") @Nullable DataSize roomLeast) {

  /** What a database needs besides to go on for a while. */
  private static final DataSize ROOM_LEAST = DataSize.mebibytes(256);

  /** Settings that say nothing of the disk. */
  public static DatabaseSettings of(String url, String clockBehindMax) {
    return new DatabaseSettings(url, clockBehindMax, null);
  }

  /** How many bytes the disk has to have room for. */
  public long roomBytesLeast() {
    return (roomLeast == null ? ROOM_LEAST : roomLeast).toBytes();
  }

  /**
   * How far the clock may be behind.
   *
   * @throws ProblemException {@code SERVICE_SETTINGS_WRONG} if the text is no length of time
   */
  public java.time.Duration clockBehind() {
    var text = Optional.ofNullable(clockBehindMax).filter(given -> !given.isBlank());
    try {
      return text.map(given -> Duration.parse(given).toJavaDuration())
          .orElse(Ledger.CLOCK_BEHIND_MAX);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          SERVICE_SETTINGS_WRONG.because(
              "database.clockBehindMax is \""
                  + clockBehindMax
                  + "\", which is no length of time. Write it like 5m or 2h."),
          e);
    }
  }
}

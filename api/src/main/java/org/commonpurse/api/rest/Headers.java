package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTOR_MISSING;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.jspecify.annotations.Nullable;

/** The headers that go with what is recorded. */
final class Headers {

  /** Who is responsible for what is recorded. */
  static final String ACTING_AS = "Acting-As";

  /** What the one responsible may do beyond others: codes, joined by commas. */
  static final String ACTING_ROLES = "Acting-Roles";

  /** The caller's key for this act. */
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private Headers() {}

  /**
   * Who is responsible.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ACTOR_MISSING}
   */
  static Actor actor(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw SERVICE_ACTOR_MISSING
          .because(
              "Say who is responsible for what is recorded, with the header "
                  + ACTING_AS
                  + ": a person or a system.")
          .toException();
    }
    return new Actor(text(header));
  }

  /** The key, where there is one. */
  static Optional<EntryKey> key(@Nullable String header) {
    return Optional.ofNullable(header).map(Headers::text).map(EntryKeys::of);
  }

  /**
   * The text that was sent. HTTP hands on bytes as characters of Latin-1; those that are UTF-8 were
   * meant as UTF-8, like the bodies beside them.
   */
  private static String text(String header) {
    if (header.chars().allMatch(character -> character < 0x80)
        || header.chars().anyMatch(character -> character > 0xff)) {
      return header;
    }
    try {
      var bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}

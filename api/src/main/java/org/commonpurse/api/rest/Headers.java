package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTOR_MISSING;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_HEADER_MALFORMED;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The headers that go with what is recorded. */
final class Headers {

  /** Who is responsible for what is recorded. */
  static final String ACTING_AS = "Acting-As";

  /** What the one responsible may do beyond others: codes, joined by commas. */
  static final String ACTING_ROLES = "Acting-Roles";

  /** The caller's key for this act. */
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** How whoever asks would rather be answered (RFC 7240). */
  static final String PREFER = "Prefer";

  /** With a job that is followed, and not once all is done. */
  static final String LATER = "respond-async";

  /** A value in the form of RFC 8187, of any language. */
  private static final Pattern EXTENDED =
      Pattern.compile("UTF-8'[A-Za-z0-9-]*'([!-~]*)", Pattern.CASE_INSENSITIVE);

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

  /** Whether whoever asks would rather follow a job than wait. */
  static boolean prefersLater(ContainerRequestContext request) {
    return Stream.of(Objects.requireNonNullElse(request.getHeaderString(PREFER), "").split(","))
        .anyMatch(preference -> preference.strip().equalsIgnoreCase(LATER));
  }

  /** The key, where there is one. */
  static Optional<EntryKey> key(@Nullable String header) {
    return Optional.ofNullable(header).map(Headers::text).map(EntryKeys::of);
  }

  /**
   * The text that was sent. HTTP hands on bytes as characters of Latin-1; those that are UTF-8 were
   * meant as UTF-8, like the bodies beside them. A program whose library sends no such bytes writes
   * them as RFC 8187 does, {@code UTF-8''Zo%C3%AB}.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_HEADER_MALFORMED} if what is
   *     written so is no UTF-8
   */
  private static String text(String header) {
    var encoded = EXTENDED.matcher(header);
    return encoded.matches() ? decoded(header, encoded.group(1)) : plain(header);
  }

  private static String decoded(String header, String encoded) {
    var bytes = new ByteArrayOutputStream();
    try {
      for (int i = 0; i < encoded.length(); i++) {
        if (encoded.charAt(i) == '%') {
          bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
          i += 2;
        } else {
          bytes.write(encoded.charAt(i));
        }
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (IndexOutOfBoundsException | IllegalArgumentException | CharacterCodingException e) {
      throw new ProblemException(
          SERVICE_HEADER_MALFORMED.because(
              "The header \""
                  + header
                  + "\" is no text in UTF-8. Write it like UTF-8''Zo%C3%AB, or send the bytes.",
              "header",
              header),
          e);
    }
  }

  private static String plain(String header) {
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

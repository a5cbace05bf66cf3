package org.commonpurse.api.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Tells who asks by what a request shows: a key, or nothing where the settings trust a proxy. */
public sealed interface Door {

  /**
   * Who asks.
   *
   * @param authorization  the header, where there is one
   * @param isOnlyRead  whether the request changes nothing
   * @return nobody where nothing good is shown
   */
  Optional<? extends Requester> requester(Optional<String> authorization, boolean isOnlyRead);

  /** Whether a header says who is responsible. */
  boolean believesHeaders();

  /** A door before which a proxy stands that knows its users. */
  record Trusting() implements Door {

    private static final TrustedRequester ANYBODY = new TrustedRequester();

    @Override
    public Optional<TrustedRequester> requester(
        Optional<String> authorization, boolean isOnlyRead) {
      return Optional.of(ANYBODY);
    }

    @Override
    public boolean believesHeaders() {
      return true;
    }
  }

  /**
   * A door that keys open: {@code Authorization: Bearer KEY}. A browser, which knows no such form, may
   * show one as the password of {@code Basic}, with any name, to read; browsers send that also where
   * other sites make them, so it lets nobody change anything.
   */
  record Locked(ApiKeys keys, KeyUse use) implements Door {

    private static final String BEARER = "bearer ";

    private static final String BASIC = "basic ";

    @Override
    public Optional<KnownRequester> requester(Optional<String> authorization, boolean isOnlyRead) {
      return authorization
          .flatMap(header -> credential(header.strip(), isOnlyRead))
          .flatMap(
              shown -> {
                var requester = keys.requester(shown);
                requester.ifPresent(known -> use.note(ApiKeys.id(shown)));
                return requester;
              });
    }

    private static Optional<String> credential(String header, boolean isOnlyRead) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(BEARER)) {
        return Optional.of(header.substring(BEARER.length()).strip());
      }
      return lower.startsWith(BASIC) && isOnlyRead
          ? password(header.substring(BASIC.length()).strip())
          : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
      try {
        var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        return Optional.of(pair.substring(pair.indexOf(':') + 1));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public boolean believesHeaders() {
      return false;
    }
  }
}

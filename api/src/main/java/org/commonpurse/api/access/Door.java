package org.commonpurse.api.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Tells who asks by what a request shows, or by nothing where the settings trust a proxy. */
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
   * A door that a key opens, or a token of an issuer that is believed: {@code Authorization: Bearer WHAT}. A
   * browser, which knows no such form, may show a key as the password of {@code Basic}, with any name, to
   * read; browsers send that also where other sites make them, so it lets nobody change anything.
   */
  record Locked(ApiKeys keys, People people, KeyUse use) implements Door {

    private static final String BEARER = "bearer ";

    private static final String BASIC = "basic ";

    @Override
    public Optional<KnownRequester> requester(Optional<String> authorization, boolean isOnlyRead) {
      return authorization.flatMap(header -> known(header.strip(), isOnlyRead));
    }

    private Optional<KnownRequester> known(String header, boolean isOnlyRead) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(BEARER)) {
        var shown = header.substring(BEARER.length()).strip();
        return ApiKeys.isOne(shown) ? ofKey(shown) : ofToken(shown);
      }
      return lower.startsWith(BASIC) && isOnlyRead
          ? password(header.substring(BASIC.length()).strip()).flatMap(this::ofKey)
          : Optional.empty();
    }

    private Optional<KnownRequester> ofKey(String shown) {
      var requester = keys.requester(shown);
      requester.ifPresent(known -> use.note(ApiKeys.id(shown)));
      return requester;
    }

    private Optional<KnownRequester> ofToken(String shown) {
      var requester = people.requester(shown);
      requester.ifPresent(known -> use.note(known.id()));
      return requester;
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

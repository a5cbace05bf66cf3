package org.commonpurse.api.access.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of an issuer that publishes them at an address of this machine. */
class IssuerKeysTest {

  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private static final Duration KEPT = Duration.ofHours(12);

  private final RSAKey first = key("first", 2_048);

  private final Moving clock = new Moving();

  private HttpServer server;

  private volatile String published = set(first);

  private volatile int status = 200;

  private volatile int asked;

  /** A clock that is set by hand. */
  private static final class Moving extends Clock {

    private Instant now = Instant.parse("2026-04-01T09:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/keys", this::answer);
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/keys");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked++;
    var body = published.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static RSAKey key(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String set(RSAKey... keys) {
    return new JWKSet(Arrays.asList(keys)).toString(true);
  }

  private IssuerKeys keys(String path) {
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    return new IssuerKeys(KeySource.of(url), new IssuerKeys.Rhythm(BETWEEN, KEPT), clock);
  }

  private static boolean has(IssuerKeys keys, String id) {
    return !keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null).isEmpty();
  }

  @Test
  void findsANewKeyForAnUnknownIdOnceItMayAskAgain() {
    var keys = keys("/keys");
    published = set(first, key("second", 2_048));
    assertThat(has(keys, "second")).isFalse();
    clock.pass(BETWEEN);
    assertThat(has(keys, "second")).isTrue();
    assertThat(has(keys, "first")).isTrue();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void asksNoMoreOftenHoweverManyIdsAreMadeUp() {
    var keys = keys("/keys");
    for (int second = 0; second < 300; second++) {
      for (int i = 0; i < 20; i++) {
        assertThat(has(keys, "made-up-" + second + "-" + i)).isFalse();
        assertThat(has(keys, "first")).isTrue();
      }
      clock.pass(Duration.ofSeconds(1));
    }
    // Once at the start, and once in each half of five minutes' minutes.
    assertThat(asked).isEqualTo(10);
  }

  @Test
  void forgetsAKeyThatIsPublishedNoMore() {
    var keys = keys("/keys");
    published = set(key("second", 2_048));
    clock.pass(IssuerKeys.FRESH);
    assertThat(has(keys, "first")).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(has(keys, "first")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 ", "200 no keys", "200 {\"keys\":[]}", "404 {}"})
  void usesTheLastGoodKeysForTheStatedTime(String answer) {
    var keys = keys("/keys");
    status = Integer.parseInt(answer.substring(0, 3));
    published = answer.substring(4);
    for (var passed = Duration.ZERO; passed.compareTo(KEPT) <= 0; passed = passed.plusHours(1)) {
      assertThat(has(keys, "first")).as("after %s", passed).isTrue();
      clock.pass(Duration.ofHours(1));
    }
    assertThat(has(keys, "first")).isFalse();
    status = 200;
    published = set(first);
    clock.pass(BETWEEN);
    assertThat(has(keys, "first")).isTrue();
  }

  @Test
  void comesBackWhenTheClockIsSetBack() {
    var keys = keys("/keys");
    published = set(key("second", 2_048));
    clock.pass(Duration.ofHours(-1));
    assertThat(has(keys, "second")).isTrue();
  }

  @Test
  void takesNoKeyThatIsTooShort() {
    published = set(first, key("short", 1_024));
    assertThat(has(keys("/keys"), "short")).isFalse();
  }

  @Test
  void takesNoKeysFromElsewhereAndNoneWithoutEnd() {
    assertThat(has(keys("/elsewhere"), "first")).isFalse();
    published = published + " ".repeat(KeySource.BYTES_MAX);
    assertThat(has(keys("/keys"), "first")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example/keys",
        "http://127.0.0.1.example/keys",
        "http://localhost.example/keys",
        "HTTP://10.0.0.1/keys",
        "http:///keys",
        "https://me:secret@login.example/keys",
        "no/such/file.jwks"
      })
  void takesKeysFromNowhereThatOthersCouldChange(String text) {
    assertThatThrownBy(() -> KeySource.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesKeysFromThisMachineAndEncrypted() {
    for (var text : List.of("http://localhost/k", "http://[::1]:8/k", "https://login.example/k")) {
      assertThat(KeySource.of(text)).isInstanceOf(KeySource.AtUrl.class);
    }
  }
}

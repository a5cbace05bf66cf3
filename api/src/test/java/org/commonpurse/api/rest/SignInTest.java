package org.commonpurse.api.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.ARDEN;
import static org.commonpurse.api.rest.LockedService.BALANCES;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.OTHER;
import static org.commonpurse.api.rest.LockedService.refusesAsUnknown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.journal.EntryQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People who show a token of an issuer, through a service whose settings believe two of them. */
class SignInTest {

  private static final String COUNTY = "https://login.county.example/v2.0";

  private static final String TRUST = "https://id.trust.example";

  private static final RSAKey KEY = Tokens.rsa("county-1");

  private static final RSAKey TRUST_KEY = Tokens.rsa("trust-1");

  /** What is published under one id, and says that it is for another algorithm. */
  private static final RSAKey OF_PS256 =
      new RSAKey.Builder(Tokens.rsa("county-ps")).algorithm(JWSAlgorithm.PS256).build();

  @TempDir private static Path folder;

  private static LockedService service;

  @BeforeAll
  static void start() throws Exception {
    var secret = new OctetSequenceKey.Builder(new byte[32]).keyID("secret").build();
    publish("county", KEY.toPublicJWK(), OF_PS256.toPublicJWK(), secret);
    publish("trust", TRUST_KEY.toPublicJWK());
    var issuers =
        """
          jwt:
            - issuer: %s
              audience: commonpurse
              keys: %s
              keysReadEvery: 50ms
              groups:
                - {group: Pool managers, role: pool-manager, fund: brackenshire}
                - {group: Officers, role: finance-officer, fund: brackenshire, partner: icb}
                - {group: Readers, role: board-reader}
            - issuer: %s
              audience: commonpurse
              keys: %s
              groupsClaim: roles
              nameClaim: preferred_username
              groups: [{group: Readers, role: board-reader, fund: brackenshire}]
        """
            .formatted(COUNTY, folder.resolve("county.jwks"), TRUST, folder.resolve("trust.jwks"));
    var settings = folder.resolve("settings.yml");
    var text = Files.readString(LockedService.SETTINGS);
    var everything =
        "  loggers:\n    org.commonpurse: {level: ALL, appenders: [{type: file, archive: false,"
            + " currentLogFilename: %s}]}\n".formatted(folder.resolve("service.log"));
    Files.writeString(
        settings,
        text.replace("\nlimits:", "\n" + issuers.indent(0) + "\nlimits:")
            .replace("  loggers:\n", everything));
    service = LockedService.start(folder, settings);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static void publish(String name, JWK... keys) throws Exception {
    Files.writeString(folder.resolve(name + ".jwks"), new JWKSet(List.of(keys)).toString(false));
  }

  private static JWTClaimsSet.Builder claims(String subject, String... groups) {
    return Tokens.claims(COUNTY, subject)
        .claim("name", "A. Finch")
        .claim("groups", List.of(groups));
  }

  private static String manager(String subject) {
    return Tokens.signed(KEY, claims(subject, "Pool managers"));
  }

  private static int status(String token) throws Exception {
    return service.send("GET", BALANCES, token, "").statusCode();
  }

  @Test
  void recordsThePersonByIssuerAndSubject() throws Exception {
    var answer = post(manager("4711"), "by-token");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var by = recorded("by-token");
    assertThat(by.id()).isEqualTo(COUNTY + "#4711");
    assertThat(by.name()).isEqualTo("A. Finch");
  }

  private static HttpResponse<String> post(String token, String key) throws Exception {
    return service.send(
        "POST",
        "/api/v1/funds/brackenshire/entries",
        Examples.due("icb", "nhs-minimum", "2023-04-30", "1.00"),
        "Authorization",
        "Bearer " + token,
        "Idempotency-Key",
        key);
  }

  private static Actor recorded(String key) {
    return service.ledger.journal().entries(EntryQuery.of(OTHER)).entries().stream()
        .filter(entry -> entry.key().value().equals(key))
        .findFirst()
        .orElseThrow()
        .by();
  }

  @Test
  void givesTheRolesOfGroupsAndThoseOfTheRegisterBesides() throws Exception {
    var nobody = Tokens.signed(KEY, claims("mover"));
    assertThat(status(nobody)).isEqualTo(404);
    assertThat(status(Tokens.signed(KEY, claims("mover", "pool managers")))).isEqualTo(404);
    assertThat(status(Tokens.signed(KEY, claims("mover", "Readers")))).isEqualTo(200);
    assertThat(status(Tokens.signed(KEY, claims("mover").claim("groups", "Readers"))))
        .isEqualTo(200);

    var person = new Actor(COUNTY + "#mover", "M. Mover", Set.of());
    var grant =
        service
            .ledger
            .access()
            .grant(
                new NewGrant(
                    person,
                    Role.BOARD_READER.word(),
                    Optional.of(OTHER),
                    Optional.empty(),
                    Optional.empty()),
                KEEPER,
                "");
    assertThat(status(nobody)).isEqualTo(200);
    service.ledger.access().withdraw(grant.number(), KEEPER, "Moved");
    assertThat(status(nobody)).isEqualTo(404);

    var officer = Tokens.signed(KEY, claims("officer", "Officers"));
    assertThat(post(officer, "not-mine").statusCode()).isEqualTo(403);
    var elsewhere = "/api/v1/funds/" + ARDEN + "/balances";
    assertThat(service.send("GET", elsewhere, manager("4711"), "").statusCode()).isEqualTo(404);
  }

  @Test
  void reviewsWhatTheSettingsGiveAndWhoCameInByAToken() throws Exception {
    service.person(COUNTY + "#reviewed", Optional.of(OTHER), Role.AUDITOR);
    var token = Tokens.signed(KEY, claims("reviewed"));
    var review = "/api/v1/funds/brackenshire/access/review";
    JsonNode own = MissingNode.getInstance();
    for (int i = 0; i < 100 && own.path("usedAt").isMissingNode(); i++) {
      var answer = service.send("GET", review, token, "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("settings", COUNTY + "#group:Pool managers", TRUST);
      for (var line : new ObjectMapper().readTree(answer.body()).path("items")) {
        own = line.path("subject").asText().equals(COUNTY + "#reviewed") ? line : own;
      }
      Thread.sleep(20);
    }
    assertThat(own.path("source").asText()).isEqualTo("grant");
    assertThat(Instant.parse(own.path("usedAt").asText())).isBefore(Instant.now());
  }

  /** A number that two issuers and a key call somebody by is three persons. */
  @Test
  void neverTakesTheSameSubjectOfAnotherIssuerForOne() throws Exception {
    var period = "/api/v1/funds/brackenshire/periods/2023-24-02";
    var reason = "{\"reason\": \"A late invoice\"}";
    var ofKey = service.key(service.person("4711", Optional.of(OTHER), Role.POOL_MANAGER));
    service.person(TRUST + "#4711", Optional.of(OTHER), Role.POOL_MANAGER);
    var ofTrust = Tokens.signed(TRUST_KEY, Tokens.claims(TRUST, "4711"));
    assertThat(
            service
                .send("POST", period + "/close", manager("4711"), "{\"acceptOpen\": \"Later\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(service.send("POST", period + "/reopen", manager("4711"), reason).statusCode())
        .isEqualTo(200);
    // A key that is made for a person who signs in is that person's: one pair of eyes.
    var same = service.key(service.person(COUNTY + "#4711", Optional.of(OTHER), Role.POOL_MANAGER));
    assertThat(service.send("POST", period + "/reopen", same, reason).statusCode()).isEqualTo(403);
    assertThat(service.send("POST", period + "/reopen", ofTrust, reason).statusCode())
        .isEqualTo(200);

    assertThat(post(ofKey, "by-key").statusCode()).isEqualTo(201);
    assertThat(recorded("by-key").id()).isEqualTo("4711");
  }

  private static Stream<Named<String>> badTokens() throws Exception {
    var now = Instant.now();
    var good = claims("4711", "Pool managers");
    var other = Tokens.rsa("county-1");
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("county-1").build();
    var confused = new SignedJWT(header, good.build());
    confused.sign(new MACSigner(KEY.toPublicJWK().toRSAPublicKey().getEncoded()));
    var confusedByText = new SignedJWT(header, good.build());
    confusedByText.sign(new MACSigner(KEY.toPublicJWK().toJSONString()));
    var shared =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("secret").build(), good.build());
    shared.sign(new MACSigner(new byte[32]));
    var signed = Tokens.signed(KEY, good).split("\\.");
    var raised = encoded(claims("9999", "Pool managers", "Readers").build().toString());
    return Stream.of(
        Named.of("no algorithm", encoded("{\"alg\":\"none\"}") + "." + signed[1] + "."),
        Named.of(
            "no algorithm, a key",
            encoded("{\"alg\":\"none\",\"kid\":\"county-1\"}") + "." + signed[1] + "."),
        Named.of(
            "None",
            encoded("{\"alg\":\"nOnE\",\"kid\":\"county-1\"}") + "." + signed[1] + "." + signed[2]),
        Named.of("the public key as a secret", confused.serialize()),
        Named.of("the published text as a secret", confusedByText.serialize()),
        Named.of("a published secret", shared.serialize()),
        Named.of("an algorithm not allowed", Tokens.signed(KEY, JWSAlgorithm.RS512, good)),
        Named.of("not the key's algorithm", Tokens.signed(OF_PS256, JWSAlgorithm.RS256, good)),
        Named.of(
            "expired",
            Tokens.signed(
                KEY,
                claims("4711", "Pool managers").expirationTime(Date.from(now.minusSeconds(90))))),
        Named.of(
            "not yet valid",
            Tokens.signed(
                KEY,
                claims("4711", "Pool managers").notBeforeTime(Date.from(now.plusSeconds(90))))),
        Named.of(
            "another issuer",
            Tokens.signed(KEY, Tokens.claims("https://login.county.example", "4711"))),
        Named.of("no issuer", Tokens.signed(KEY, claims("4711").issuer(null))),
        Named.of("an issuer with another's key", Tokens.signed(KEY, Tokens.claims(TRUST, "4711"))),
        Named.of(
            "another audience",
            Tokens.signed(KEY, claims("4711", "Pool managers").audience("payroll"))),
        Named.of(
            "no audience",
            Tokens.signed(KEY, claims("4711", "Pool managers").audience((String) null))),
        Named.of("claims changed", signed[0] + "." + raised + "." + signed[2]),
        Named.of(
            "signature changed",
            signed[0]
                + "."
                + signed[1]
                + "."
                + (signed[2].startsWith("A") ? "B" : "A")
                + signed[2].substring(1)),
        Named.of("no signature", signed[0] + "." + signed[1] + "."),
        Named.of("unknown key", Tokens.signed(Tokens.rsa("county-9"), good)),
        Named.of("another key under a known id", Tokens.signed(other, good)),
        Named.of("no key named", Tokens.signed(new RSAKey.Builder(KEY).keyID(null).build(), good)),
        Named.of("a key that it brings along", Tokens.bringing(Tokens.rsa("county-1"), good)),
        Named.of("no subject", Tokens.signed(KEY, claims("4711", "Pool managers").subject(null))),
        Named.of("a blank subject", Tokens.signed(KEY, claims(" ", "Pool managers"))),
        Named.of(
            "a subject too long", Tokens.signed(KEY, claims("x".repeat(200), "Pool managers"))),
        Named.of("a subject of two lines", Tokens.signed(KEY, claims("a\nb", "Pool managers"))),
        Named.of(
            "no end", Tokens.signed(KEY, claims("4711", "Pool managers").expirationTime(null))),
        Named.of(
            "of another type",
            Tokens.signed(KEY, JWSAlgorithm.RS256, new JOSEObjectType("logout+jwt"), good)),
        Named.of(
            "a curve's key",
            Tokens.signed(new ECKeyGenerator(Curve.P_256).keyID("county-1").generate(), good)),
        Named.of(
            "longer than is looked at",
            Tokens.signed(KEY, claims("4711", "Pool managers").claim("x", "x".repeat(5_000)))));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void refusesATokenWith(String token) throws Exception {
    refusesAsUnknown(service.send("GET", BALANCES, token, ""));
  }

  @Test
  void letsClocksDifferALittle() throws Exception {
    var now = Instant.now();
    var ended = claims("4711", "Readers").expirationTime(Date.from(now.minusSeconds(30)));
    var begins = claims("4711", "Readers").notBeforeTime(Date.from(now.plusSeconds(30)));
    assertThat(status(Tokens.signed(KEY, ended))).isEqualTo(200);
    assertThat(status(Tokens.signed(KEY, begins))).isEqualTo(200);
  }

  @Test
  void takesATokenAsABearerOnly() throws Exception {
    var pair = Base64.getEncoder().encodeToString(("me:" + manager("4711")).getBytes(UTF_8));
    refusesAsUnknown(service.send("GET", BALANCES, "", "Authorization", "Basic " + pair));
    assertThat(status("x".repeat(20_000))).isEqualTo(400);
  }

  /** A server that takes a header for one it had before but for upper and lower case would take this. */
  @Test
  void tellsUpperFromLowerCaseOnOneConnection() throws Exception {
    var token = manager("4711");
    for (int i = 0; i < 3; i++) {
      assertThat(status(token)).isEqualTo(200);
    }
    int at = token.indexOf('.') + 20;
    while (!Character.isLowerCase(token.charAt(at))) {
      at++;
    }
    var other = Character.toUpperCase(token.charAt(at));
    assertThat(status(token.substring(0, at) + other + token.substring(at + 1))).isEqualTo(401);
  }

  @Test
  void findsANewKeyInTheFileWithoutRestart() throws Exception {
    var next = Tokens.rsa("county-2");
    var token = Tokens.signed(next, claims("4711", "Readers"));
    assertThat(status(token)).isEqualTo(401);
    publish("county", KEY.toPublicJWK(), OF_PS256.toPublicJWK(), next.toPublicJWK());
    Thread.sleep(100);
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(manager("4711"))).isEqualTo(200);
  }

  /** Whatever is sent as a token is answered, and none of it is told. */
  @Test
  void answersWhateverIsSentAndTellsNothingOfIt() throws Exception {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var good = manager("fuzzed-4711");
    for (int i = 0; i < 500; i++) {
      var changed = changed(good, random);
      var answer = service.send("GET", BALANCES, changed, "");
      assertThat(answer.statusCode()).as("seed %d: %s", seed, changed).isIn(401, 400);
      assertThat(answer.body()).doesNotContain(good.substring(0, 20), "fuzzed-4711");
    }
    assertThat(status(good)).isEqualTo(200);
    for (int i = 0; i < 100 && !logged().contains("A token is refused"); i++) {
      Thread.sleep(20);
    }
    assertThat(logged())
        .contains("A token is refused")
        .doesNotContain(good.split("\\.")[1].substring(0, 30), good.split("\\.")[2]);
  }

  private static String logged() throws Exception {
    return Files.readString(folder.resolve("service.log"));
  }

  private static String changed(String token, SplittableRandom random) {
    UnaryOperator<String> change =
        switch (random.nextInt(4)) {
          case 0 -> text -> text.substring(0, random.nextInt(text.length()));
          case 1 -> text -> part(text, random, "{\"alg\":\"RS256\",\"kid\":[" + "[".repeat(900));
          case 2 -> text -> part(text, random, "{\"iss\":{\"a\":1},\"exp\":\"x\",\"aud\":7}");
          default ->
              text -> {
                int at = random.nextInt(text.lastIndexOf('.'));
                return text.substring(0, at)
                    + (char) (33 + random.nextInt(90))
                    + ".".repeat(random.nextInt(2))
                    + text.substring(at + 1);
              };
        };
    var changed = change.apply(token);
    return changed.equals(token) ? "x" + token : changed;
  }

  private static String part(String token, SplittableRandom random, String json) {
    var parts = token.split("\\.");
    parts[random.nextInt(2)] = encoded(json);
    return String.join(".", parts);
  }
}

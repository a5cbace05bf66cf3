package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.YAML;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** A service as its settings start it, with two funds, and the same database as a command opens it. */
final class LockedService implements AutoCloseable {

  static final FundCode ARDEN = FundCode.of("arden");

  static final FundCode OTHER = FundCode.of("brackenshire");

  static final String BALANCES = "/api/v1/funds/brackenshire/balances";

  static final Actor KEEPER = new Actor("keeper@arden", "K. Keeper", Set.of());

  static final Path SETTINGS = Path.of("..", "config", "commonpurse.yml");

  private static final HttpClient CLIENT = CheckedClient.create();

  private final RunningService service;

  /** The key that the service printed. */
  final String first;

  /** The same database, as a command opens it beside the service. */
  final Ledger ledger;

  final ApiKeys keys;

  private LockedService(RunningService service, String url) {
    this.service = service;
    first = service.firstKey().orElseThrow();
    ledger = Ledger.open(url);
    keys = new ApiKeys(ledger.access(), Clock.systemUTC());
  }

  /** One with the settings that everybody starts from. */
  static LockedService start(Path folder) throws Exception {
    return start(folder, SETTINGS);
  }

  /** One with its database in a folder. */
  static LockedService start(Path folder, Path settings) throws Exception {
    return start("jdbc:sqlite:" + folder.resolve("books.db"), settings);
  }

  /** One on a database. */
  static LockedService start(String url, Path settings) throws Exception {
    var running = new Service(Optional.of(url), OptionalInt.of(0)).start(settings);
    var locked = new LockedService(running, url);
    var fund = Files.readString(TestService.EXAMPLE.resolve("fund.yml"));
    for (var code : List.of("arden", "brackenshire")) {
      var body = fund.replace("fund: brackenshire", "fund: " + code);
      assertThat(locked.send("POST", "/api/v1/funds", locked.first, body).statusCode())
          .isEqualTo(201);
    }
    return locked;
  }

  @Override
  public void close() throws Exception {
    ledger.close();
    service.close();
  }

  /** Where it listens. */
  URI address() {
    return service.address();
  }

  /** Sends what a key or a token is shown with. */
  HttpResponse<String> send(String method, String path, String shown, String body)
      throws Exception {
    return send(method, path, body, "Authorization", "Bearer " + shown);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", typeOf(body));
    }
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  /** Bodies of these tests show their form. */
  private static String typeOf(String body) {
    return switch (body.charAt(0)) {
      case '{' -> TestService.JSON;
      case '-' -> "multipart/form-data; boundary=b";
      case ',' -> "text/csv";
      default -> YAML;
    };
  }

  static String code(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body()).path("code").asText();
  }

  /** Somebody with roles in a fund, or in all. */
  Actor person(String id, Optional<FundCode> fund, Role... roles) {
    var person = new Actor(id, "Name of " + id, Set.of());
    for (var role : roles) {
      var partner =
          role.isOfPartner() ? Optional.of(PartnerCode.of("icb")) : Optional.<PartnerCode>empty();
      ledger
          .access()
          .grant(new NewGrant(person, role.word(), fund, partner, Optional.empty()), KEEPER, "");
    }
    return person;
  }

  /** A key of somebody that is good for all they may do. */
  String key(Actor subject) {
    return keys.create(subject, KeyScope.ALL, Optional.empty(), KEEPER, "").text();
  }

  static void refusesAsUnknown(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("SERVICE_NOT_AUTHENTICATED");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"commonpurse\"");
    assertThat(answer.body()).doesNotContain("brackenshire", "expired", "revoked");
  }
}

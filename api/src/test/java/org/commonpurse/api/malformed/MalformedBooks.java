package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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

/**
 * A service whose settings let everybody ask as often as they like, on an SQLite file with two funds: one that is
 * asked, with something of each kind in it, and one that most of those who ask may not see.
 */
final class MalformedBooks implements AutoCloseable {

  /** The fund that is asked. */
  static final String FUND = "brackenshire";

  /** A fund that nobody who asks has a role in. */
  static final String HIDDEN_FUND = "withheld";

  /** What stands in the hidden fund and nowhere else: a code, names, narratives, an amount as it is written. */
  static final List<String> HIDDEN =
      List.of(
          "zq-partner", "Zqpartnername", "Zqfundname", "Zqnarrative", "7654321.98", "7,654,321");

  private static final Actor KEEPER = new Actor("keeper", "K. Keeper", Set.of());

  private static final String HIDDEN_ENTRY =
      """
      {"book": "actual", "effectiveOn": "2023-04-30", "narrative": "Zqnarrative",
       "reference": "Zqnarrative", "currency": "GBP", "postings": [
         {"account": "receivable:zq-partner", "debit": "7654321.98"},
         {"account": "contribution:zq-partner:nhs-minimum", "credit": "7654321.98"}]}
      """;

  private final RunningService service;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Ledger ledger;
  private final String url;
  private final String first;
  private final String keeper;
  private final String reader;

  /** Somebody who asks. */
  enum Caller {
    /** Has every role in all funds, and asks what is of no fund. */
    EVERYTHING,
    /** Has every role in the fund that is asked. */
    KEEPER,
    /** Has a role there that records nothing. */
    READER,
    /** Shows nothing. */
    STRANGER,
    /** Shows what nobody knows. */
    IMPOSTOR
  }

  private MalformedBooks(RunningService service, String url) {
    this.service = service;
    this.url = url;
    first = service.firstKey().orElseThrow();
    ledger = Ledger.open(url);
    keeper = key("keeper-of-one", Optional.of(FundCode.of(FUND)), Role.values());
    reader = key("reader-of-one", Optional.of(FundCode.of(FUND)), Role.BOARD_READER);
  }

  /**
   * Starts it.
   *
   * @param root  the folder that has {@code config}
   * @param folder  where its database is made, which is not there yet
   */
  static MalformedBooks start(Path root, Path folder) throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("malformed.db");
    var settings = folder.resolve("malformed.yml");
    Files.writeString(
        settings,
        Files.readString(root.resolve("config/commonpurse.yml"))
            .replace("CALLS_PER_MINUTE:-6000", "CALLS_PER_MINUTE:-0")
            .replace("STRANGERS_PER_MINUTE:-600", "STRANGERS_PER_MINUTE:-0")
            .replace("ROOM_LEAST:-256MiB", "ROOM_LEAST:-1MiB"));
    var running = new Service(Optional.of(url), OptionalInt.of(0)).start(settings);
    var books = new MalformedBooks(running, url);
    try {
      books.fill(root.resolve("config/example"));
      return books;
    } catch (IllegalStateException e) {
      books.close();
      throw e;
    }
  }

  private String key(String id, Optional<FundCode> fund, Role... roles) {
    var person = new Actor(id, "Name of " + id, Set.of());
    for (var role : roles) {
      var partner =
          role.isOfPartner() ? Optional.of(PartnerCode.of("icb")) : Optional.<PartnerCode>empty();
      ledger
          .access()
          .grant(new NewGrant(person, role.word(), fund, partner, Optional.empty()), KEEPER, "");
    }
    return new ApiKeys(ledger.access(), Clock.systemUTC())
        .create(person, KeyScope.ALL, Optional.empty(), KEEPER, "")
        .text();
  }

  private void fill(Path examples) throws Exception {
    var fund = Files.readString(examples.resolve("fund.yml"));
    mustSend("/api/v1/funds", "application/yaml", fund);
    mustSend(
        "/api/v1/funds",
        "application/yaml",
        fund.replace("fund: " + FUND, "fund: " + HIDDEN_FUND)
            .replace("Brackenshire Better Care Fund", "Zqfundname")
            .replace("Brackenshire ICB", "Zqpartnername")
            .replaceAll("\\bicb\\b", "zq-partner"));
    mustSend("/api/v1/funds/" + HIDDEN_FUND + "/entries", "application/json", HIDDEN_ENTRY);
    var agreement = Files.readString(examples.resolve("agreement.yml"));
    mustSend(
        "/api/v1/funds/" + FUND + "/agreements?postOpenings=true", "application/yaml", agreement);
    // Twice, since some need what others record; those that need more are refused, as they may be.
    for (int i = 0; i < 2; i++) {
      for (var route : DescribedRoute.all(description())) {
        boolean isOnce = route.path().endsWith("/exits") || route.path().endsWith("/close");
        if (route.isWrite() && route.isOfFund() && !route.isOfAccess() && !isOnce) {
          for (var body : route.bodies()) {
            if (body.example().isPresent() && body.type().contains("json")) {
              var text = body.example().get().toString();
              send(keeper, route.method(), route.address(), body.type(), text);
            }
          }
        }
      }
    }
  }

  private void mustSend(String path, String type, String body) throws Exception {
    int status = send(first, "POST", path, type, body);
    if (status / 100 != 2) {
      throw new IllegalStateException(path + " answered " + status);
    }
  }

  private int send(String key, String method, String path, String type, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .header("Idempotency-Key", path + body.hashCode())
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** What the service says of itself. */
  JsonNode description() throws Exception {
    var request = HttpRequest.newBuilder(address().resolve("/api/v1/openapi.json")).build();
    var told = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new ObjectMapper().readTree(told.body());
  }

  URI address() {
    return service.address();
  }

  String url() {
    return url;
  }

  /** The line that shows who somebody is; none for who shows nothing. */
  Optional<String> shown(Caller caller) {
    return switch (caller) {
      case EVERYTHING -> Optional.of("Authorization: Bearer " + first);
      case KEEPER -> Optional.of("Authorization: Bearer " + keeper);
      case READER -> Optional.of("Authorization: Bearer " + reader);
      case IMPOSTOR -> Optional.of("Authorization: Bearer eyJ\u00ff.e30.x");
      case STRANGER -> Optional.empty();
    };
  }

  /** Whether every chain can be replayed, and those who asked still may. */
  boolean isSound() throws Exception {
    boolean areKept = ledger.verification().all().stream().allMatch(fund -> fund.isSound());
    var balances = "/api/v1/funds/" + FUND + "/balances";
    return areKept
        && status(keeper, balances) == 200
        && status(reader, balances) == 200
        && status(first, "/api/v1/funds") == 200;
  }

  private int status(String key, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(address().resolve(path)).header("Authorization", "Bearer " + key);
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() throws Exception {
    ledger.close();
    service.close();
  }
}

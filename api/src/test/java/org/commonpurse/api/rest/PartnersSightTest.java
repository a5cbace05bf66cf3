package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What partners see of a fund whose agreement keeps something from them, through the service: the county
 * must not see what the ICB pays to Bluebell, a care home that nobody else pays.
 */
class PartnersSightTest {

  private static final String FUNDS = "/api/v1/funds/";

  /** What the agreement of each fund lets its partners see. */
  private static final SortedMap<String, String> SEES =
      new TreeMap<>(Map.of("brackenshire", "own-lines", "arden", "no-other-providers"));

  private static final FundCode FUND = LockedService.OTHER;

  private static final String PATH = FUNDS + "brackenshire";

  /** No other entry has a word or an amount like these. */
  private static final List<String> KEPT =
      List.of("bluebell", "Bluebell", "7123", "Canary", "canary");

  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private static final List<String> FORMS =
      List.of("application/json", "text/csv", "application/x-ndjson");

  @TempDir private static Path folder;

  private static LockedService service;

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
    for (var sees : SEES.entrySet()) {
      fill(sees.getKey(), sees.getValue());
    }
  }

  private static void fill(String code, String sees) throws Exception {
    var fund =
        Files.readString(TestService.EXAMPLE.resolve("fund.yml"))
            .replace(
                "\nstreams:",
                "  - {partner: bluebell, name: Bluebell House, kind: independent-provider}\n\nstreams:")
            .replace("fund: brackenshire", "fund: " + code)
            .replace("providers: [acute, county]", "providers: [acute, bluebell]");
    succeeds(service.send("PUT", FUNDS + code, service.first, fund));
    agree(code, sees);
    post(code, "own", "Reablement in May", "spend:reablement:nhs-minimum:county", "bank", "401.11");
    post(
        code,
        "canary-kept",
        "Canary, beds at Bluebell",
        "spend:home-first:nhs-minimum:bluebell",
        "payable:bluebell",
        "7123.45");
    post(
        code,
        "canary-mixed",
        "Canary, one invoice for two schemes",
        "spend:home-first:nhs-minimum:bluebell",
        "spend:reablement:nhs-minimum:county",
        "512.34");
    post(
        code,
        "canary-more",
        "Canary, more beds",
        "spend:home-first:nhs-minimum:bluebell",
        "payable:bluebell",
        "1000.01");
    post(
        code, "paid", "The county's part", "bank", "contribution:county:council-revenue", "900.00");
    post(code, "icb", "The ICB's part", "bank", "contribution:icb:nhs-minimum", "800.00");
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  /** An agreement that lets all partners see so much. */
  private static void agree(String fund, String sees) throws Exception {
    var agreement =
        """
        agreement: Sight 7
        version: 1
        in-force: {from: 2022-04-01}
        partners: [icb, county, acute]
        partners-see: %s
        clauses:
          - clause: "1"
            title: Shared
            takes: variance
            share: {icb: 1, county: 1}
        """
            .formatted(sees);
    succeeds(service.send("POST", FUNDS + fund + "/agreements", service.first, agreement));
  }

  private static void post(
      String fund, String key, String narrative, String debit, String credit, String amount)
      throws Exception {
    var entry =
        """
        {"currency": "GBP", "key": "%s", "book": "actual", "effectiveOn": "2023-05-10",
         "narrative": "%s", "reference": "R-%s", "kind": "spending",
         "postings": [{"account": "%s", "debit": "%s"}, {"account": "%s", "credit": "%s"}]}
        """
            .formatted(key, narrative, key, debit, amount, credit, amount);
    succeeds(service.send("POST", FUNDS + fund + "/entries", service.first, entry));
  }

  private static void succeeds(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  private static String keyFor(String partner, Role role) {
    return keyFor(FUND, partner, role);
  }

  private static String keyFor(FundCode fund, String partner, Role role) {
    var person = new Actor(role.word() + "@" + partner, "Somebody", Set.of());
    service
        .ledger
        .access()
        .grant(
            new NewGrant(
                person,
                role.word(),
                Optional.of(fund),
                Optional.of(PartnerCode.of(partner)),
                Optional.empty()),
            LockedService.KEEPER,
            "");
    return service
        .keys
        .create(person, KeyScope.ALL, Optional.empty(), LockedService.KEEPER, "")
        .text();
  }

  private static JsonNode read(String path, String key) throws Exception {
    var answer = service.send("GET", PATH + path, key, "");
    succeeds(answer);
    return new ObjectMapper().readTree(answer.body());
  }

  /** Every route that reads of the fund, with what it needs to answer; a PDF has what its JSON has. */
  private static List<String> reads() throws Exception {
    var reads = new ArrayList<String>();
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        if (route.startsWith("GET " + "/api/v1/funds/{fund}") && !route.endsWith(".pdf")) {
          var path = route.substring("GET /api/v1/funds/{fund}".length());
          if (path.contains("{")) {
            continue;
          }
          reads.add(path);
          reads.add(path + "?year=2023-24");
          reads.add(path + "?partner=county");
          reads.add(path + "?partner=bluebell");
          reads.add(path + "?by=provider");
          reads.add(path + "?year=2023-24&by=provider");
          reads.add(path + "?by=account,month");
          reads.add(path + "?provider=bluebell&kind=spend");
          reads.add(path + "?kind=payable&by=provider");
          reads.add(path + "?asKnownBefore=2020-01-01T00:00:00Z&by=provider");
          reads.add(path + "?text=canary");
          reads.add(path + "?reference=R-canary-kept");
          reads.add(path + "?key=canary-kept");
          reads.add(path + "?amountFrom=7000");
        }
      }
    }
    reads.add("/agreements/sight-7/versions/1");
    reads.add("/agreements/sight-7/versions/1/document");
    for (var page : read("/figures?limit=1000", service.first).get("items")) {
      reads.add("/figures/" + page.get("reference").asText());
    }
    var reports = service.send("GET", PATH + "/reports", service.first, "").body();
    Pattern.compile("reports/((charts|tables)/[a-z-]+\\.(svg|csv))")
        .matcher(reports)
        .results()
        .forEach(each -> reads.add("/reports/" + each.group(1)));
    for (var sequence : List.of(1, 2, 3, 4, 5, 6)) {
      reads.add("/entries/" + sequence);
    }
    for (var account :
        List.of("bank", "payable:bluebell", "spend:home-first:nhs-minimum:bluebell")) {
      reads.add("/statement?account=" + account);
    }
    for (var partner : List.of("county", "icb", "bluebell")) {
      reads.add("/reports/statements/" + partner + ".json?year=2023-24");
      reads.add("/reports/statements/" + partner + ".html?year=2023-24");
    }
    return reads;
  }

  /**
   * What was asked for stands in some answers, as in the refusal of a statement; and a digest may have any
   * digits in it.
   */
  private static String withoutQuestion(String body, String path) {
    var asked = List.of("bluebell", "canary").stream().filter(path::contains).findFirst();
    var shown = DIGEST.matcher(body).replaceAll("");
    return asked.map(word -> shown.replace(word, "")).orElse(shown);
  }

  private static HttpResponse<String> get(String path, String form, String key) throws Exception {
    return service.send("GET", FUNDS + path, "", "Authorization", "Bearer " + key, "Accept", form);
  }

  @ParameterizedTest
  @CsvSource({"brackenshire, FINANCE_OFFICER", "brackenshire, SIGNATORY", "arden, FINANCE_OFFICER"})
  void keepsWhatIsOthersFromEveryRead(String fund, Role role) throws Exception {
    var code = FundCode.of(fund);
    keyFor(code.equals(FUND) ? LockedService.ARDEN : FUND, "county", role);
    var county = keyFor(code, "county", role);
    var whole = service.key(service.person("auditor", Optional.of(code), Role.AUDITOR));
    int shownToAuditor = 0;
    int answered = 0;
    var told = new ArrayList<String>();
    for (var path : reads()) {
      for (var form : path.startsWith("/reports") ? List.of("*/*") : FORMS) {
        var answer = get(fund + path, form, county);
        assertThat(answer.statusCode()).as(path + answer.body()).isLessThan(500);
        answered += answer.statusCode() == 200 ? 1 : 0;
        var shown = withoutQuestion(answer.body(), path);
        if (KEPT.stream().anyMatch(shown::contains)) {
          told.add(path + " as " + form + " " + shown);
        }
      }
      var all = get(fund + path, "*/*", whole).body();
      shownToAuditor += KEPT.stream().anyMatch(all::contains) ? 1 : 0;
    }
    assertThat(told).isEmpty();
    var page = service.send("GET", "/pages/" + fund, county, "").body();
    assertThat(page).contains("Brackenshire ICB").doesNotContain(KEPT);
    var place =
        service.send(
            "POST", "/api/v1/reports/place-pack.json", county, "funds: [arden, brackenshire]");
    assertThat(place.statusCode()).as(place.body()).isEqualTo(200);
    assertThat(place.body()).doesNotContain(KEPT);
    // Else the test would hold where nothing is asked for.
    assertThat(answered).isGreaterThan(40);
    assertThat(shownToAuditor).isGreaterThan(20);
  }

  @Test
  void showsTheSameTotalsAsToWhoeverSeesEverything() throws Exception {
    var county = keyFor("county", Role.FINANCE_OFFICER);
    for (var by : List.of("kind", "kind,provider", "kind,account", "kind,scheme")) {
      var seen = byKind(read("/balances?by=" + by, county));
      assertThat(seen).as(by).isEqualTo(byKind(read("/balances?by=" + by, service.first)));
    }
    var rows = read("/balances?by=kind,scheme,provider", county).get("items");
    assertThat(rows.toString())
        .contains("\"provider\":\"withheld\",\"amount\":\"8635.80\"")
        .contains("\"provider\":\"county\",\"amount\":\"-111.23\"");
  }

  private static TreeMap<String, BigDecimal> byKind(JsonNode balances) {
    var sums = new TreeMap<String, BigDecimal>();
    for (var row : balances.get("items")) {
      sums.merge(
          row.get("kind").asText(), new BigDecimal(row.get("amount").asText()), BigDecimal::add);
    }
    return sums;
  }

  @Test
  void tellsOfAnEntryItsOwnLinesAndWhatTheOthersComeTo() throws Exception {
    var county = keyFor("county", Role.FINANCE_OFFICER);

    var sequences = read("/entries", county).get("items").findValuesAsText("sequence");
    assertThat(sequences).containsExactly("1", "3", "5");

    var mixed = read("/entries/3", county);
    assertThat(mixed.get("narrative").asText()).isEqualTo("withheld");
    assertThat(mixed.get("postings").findValuesAsText("account"))
        .containsExactly("spend:reablement:nhs-minimum:county");
    assertThat(mixed.get("withheld").toString())
        .isEqualTo("[{\"kind\":\"spend\",\"debit\":\"512.34\"}]");
    assertThat(mixed.get("seal")).isEqualTo(read("/entries/3", service.first).get("seal"));

    var refused = service.send("GET", PATH + "/entries/2", county, "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("SERVICE_NOT_SHOWN");
    assertThat(refused.body()).contains("sight-7, version 1");
  }

  @Test
  void showsEveryLineThatNamesNoProviderOfAnotherWhereOnlyThoseAreKept() throws Exception {
    var county = keyFor(LockedService.ARDEN, "county", Role.FINANCE_OFFICER);
    var answer = service.send("GET", FUNDS + "arden/entries", county, "");
    succeeds(answer);
    var seen = new ObjectMapper().readTree(answer.body()).get("items");
    assertThat(seen.findValuesAsText("sequence")).containsExactly("1", "3", "5", "6");
    assertThat(seen.findValuesAsText("narrative"))
        .containsExactly("Reablement in May", "withheld", "The county's part", "The ICB's part");
    var bank = service.send("GET", FUNDS + "arden/statement?account=bank", county, "");
    assertThat(bank.statusCode()).as("own lines only: 403; here").isEqualTo(200);
    assertThat(
            service
                .send(
                    "GET",
                    PATH + "/statement?account=bank",
                    keyFor("county", Role.FINANCE_OFFICER),
                    "")
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POOL_MANAGER", "AUDITOR", "BOARD_READER", "APPROVER"})
  void keepsNothingFromWhoeverActsForTheFund(String role) throws Exception {
    var key = service.key(service.person("all-" + role, Optional.of(FUND), Role.valueOf(role)));
    assertThat(read("/entries/2", key).get("narrative").asText()).contains("Bluebell");
  }

  @Test
  void letsNobodyActForAPartnerThatIsNotTheirs() throws Exception {
    var county = keyFor("county", Role.FINANCE_OFFICER);
    var position = "{\"partner\": \"icb\", \"standing\": \"agreed\", \"note\": \"Fine\"}";
    for (var path : List.of("/dues/1/positions", "/allocations/positions")) {
      var refused = service.send("POST", PATH + path, county, position);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
      assertThat(refused.body()).contains("no role for partner icb");
    }
    var list = service.send("POST", PATH + "/partners/icb/reconciliation", county, "{}");
    assertThat(list.statusCode()).isEqualTo(403);
    var own = service.send("POST", PATH + "/partners/county/reconciliation", county, "{}");
    assertThat(own.statusCode()).isNotEqualTo(403);
  }
}

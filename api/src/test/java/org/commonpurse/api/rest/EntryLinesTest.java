package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.id.AgreementCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any number of entries is recorded and read as lines: all or none, a receipt for each. */
class EntryLinesTest {

  private static final String NDJSON = "application/x-ndjson";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void recordsAllWithAReceiptForEachLineAndNothingTwice() throws Exception {
    var books = service.books();
    var lines = IntStream.rangeClosed(1, 2000).mapToObj(i -> line("k" + i, i)).toList();

    var receipts = receipts(post(books, lines));
    assertThat(receipts.stream().map(each -> each.path("key").asText()))
        .isEqualTo(IntStream.rangeClosed(1, 2000).mapToObj(i -> "k" + i).toList());
    assertThat(receipts).noneMatch(each -> each.path("replayed").asBoolean());
    assertThat(books.get("/balances?kind=receivable").at("/items/0/amount")).isEqualTo("20010.00");

    // A receipt says what is read of the entry, which comes back as lines too.
    var read = parsed(service.get(books.path("/entries"), NDJSON).text());
    assertThat(read).hasSize(2000);
    for (int i = 0; i < 2000; i++) {
      for (var field : List.of("key", "sequence", "seal", "recordedAt")) {
        assertThat(read.get(i).get(field)).isEqualTo(receipts.get(i).get(field));
      }
    }

    var again = receipts(post(books, lines));
    assertThat(again).allMatch(each -> each.path("replayed").asBoolean());
    again.forEach(each -> ((ObjectNode) each).put("replayed", false));
    assertThat(again).isEqualTo(receipts);
    assertThat(books.get("/verification").at("/sound")).isEqualTo("true");
  }

  @Test
  void recordsNothingWhereALineIsRefusedAndNamesTheFirst() {
    var books = service.books();
    var good = IntStream.rangeClosed(1, 300).mapToObj(i -> line("k" + i, i)).toList();

    // Refused when it is staged, behind another that is refused as soon as it is read.
    var lines = new ArrayList<>(good);
    lines.set(30, line("k31", 31).replace("2023-04-01", "2011-04-01"));
    lines.set(17, line("k1", 999));
    lines.set(200, "{");
    refuses(books, post(books, lines), "LEDGER_KEY_REUSED", 18);
    lines.set(17, good.get(17));
    refuses(books, post(books, lines), "LEDGER_DATE_OUTSIDE_FUND", 31);
    lines.set(30, good.get(30));
    refuses(books, post(books, lines), "DOCUMENT_MALFORMED", 201);
    lines.set(200, good.get(200).replace("\"credit\": \"", "\"credit\": \"1"));
    refuses(books, post(books, lines), "LEDGER_ENTRY_UNBALANCED", 201);
    lines.set(200, good.get(200).replace("\"key\": \"k201\",", ""));
    refuses(books, post(books, lines), "ENTRY_KEY_MISSING", 201);
    lines.set(200, good.get(200).replace("\"narrative\"", "\"narative\""));
    refuses(books, post(books, lines), "ENTRY_FIELD_MISSING", 201);
    lines.set(200, "{\"x\": \"" + "x".repeat(1024 * 1024) + "\"}");
    refuses(books, post(books, lines), "SERVICE_BODY_TOO_LARGE", 201);

    var text = String.join("\n", good.subList(0, 3)).replace("Contribution", "Beitr\u00e4ge");
    var latin =
        service.send(
            HttpRequest.newBuilder(service.address(books.path("/entries/batch")))
                .header("Content-Type", NDJSON)
                .header("Acting-As", "A. Finch")
                .POST(BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.ISO_8859_1))));
    refuses(books, latin, "SERVICE_BODY_NOT_UTF_8", 1);
  }

  @Test
  void passesOverEmptyLinesAndTellsAKeyThatStandsTwice() throws Exception {
    var books = service.books();
    var lines = List.of("", line("a", 1), "  ", line("b", 2), line("a", 1), "\r", "");

    var receipts = receipts(post(books, lines));

    assertThat(receipts.stream().map(each -> each.path("sequence").asLong()))
        .containsExactly(1L, 2L, 1L);
    assertThat(receipts.stream().map(each -> each.path("replayed").asBoolean()))
        .containsExactly(false, false, true);
    assertThat(post(books, List.of("")).text()).isEmpty();
  }

  @Test
  void isOneActForTheKeyOfTheRequest() throws Exception {
    var books = service.books();
    var lines = List.of(line("a", 1), line("b", 2));

    var first = receipts(post(books, lines, "Idempotency-Key", "april"));
    var again = receipts(post(books, lines, "Idempotency-Key", "april"));
    var other = post(books, List.of(line("c", 3)), "Idempotency-Key", "april");

    assertThat(first).hasSize(2).noneMatch(each -> each.path("replayed").asBoolean());
    assertThat(again).hasSize(2).allMatch(each -> each.path("replayed").asBoolean());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("/code")).isEqualTo("LEDGER_KEY_REUSED");
    assertThat(books.entries()).isEqualTo(2);
  }

  @Test
  void recordsOnceWhatIsSentTwiceAtOnce() throws Exception {
    var books = service.books();
    var lines = IntStream.rangeClosed(1, 200).mapToObj(i -> line("k" + i, i)).toList();
    var pool = Executors.newFixedThreadPool(2);
    Callable<Answer> sending = () -> post(books, lines);
    var receipts = new ArrayList<JsonNode>();
    for (var answer : pool.invokeAll(List.of(sending, sending))) {
      receipts.addAll(receipts(answer.get()));
    }
    pool.shutdown();

    assertThat(books.entries()).isEqualTo(200);
    assertThat(receipts.stream().filter(each -> each.path("replayed").asBoolean())).hasSize(200);
    assertThat(
            receipts.stream()
                .map(each -> each.path("key") + " " + each.path("seal"))
                .collect(Collectors.toSet()))
        .hasSize(200);
  }

  @Test
  void readsAsLinesWhatPagesHave() throws Exception {
    var books = service.books();
    receipts(post(books, IntStream.rangeClosed(1, 20).mapToObj(i -> line("k" + i, i)).toList()));
    for (var query :
        List.of("?", "?order=newest", "?after=7", "?amountFrom=0.05&amountTo=0.16", "?limit=3")) {
      var page = new ArrayList<JsonNode>();
      books.get("/entries" + query).json().path("items").forEach(page::add);
      assertThat(parsed(service.get(books.path("/entries" + query), NDJSON).text()))
          .as(query)
          .isEqualTo(page);
    }
    assertThat(service.get(books.path("/entries?text=nothing"), NDJSON).text()).isEmpty();
    assertThat(service.get(books.path("/entries?limit=0"), NDJSON).at("/code"))
        .isEqualTo("LEDGER_PAGE_OUT_OF_RANGE");
  }

  @Test
  void showsAPartnerItsOwnLinesOnly(@TempDir Path own) throws Exception {
    try (var locked = LockedService.start(own)) {
      var agreement =
          Files.readString(TestService.EXAMPLE.resolve("agreement.yml"))
              .replace("in-force:", "partners-see: own-lines\nin-force:")
              .replace("until: 2026-03-31", "until: 2036-03-31");
      locked
          .ledger
          .agreements()
          .add(LockedService.OTHER, AgreementCode.of("s75"), 3, agreement, LockedService.KEEPER);
      var manager =
          locked.key(locked.person("m@b", Optional.of(LockedService.OTHER), Role.POOL_MANAGER));
      var icb =
          locked.key(
              locked.person("o@icb", Optional.of(LockedService.OTHER), Role.FINANCE_OFFICER));
      for (var partner : List.of("icb", "county")) {
        var body = due(partner, "nhs-minimum", "2023-04-01", "1.00");
        var path = "/api/v1/funds/brackenshire/entries";
        assertThat(
                locked
                    .send(
                        "POST",
                        path,
                        body,
                        "Authorization",
                        "Bearer " + manager,
                        "Idempotency-Key",
                        partner)
                    .statusCode())
            .isEqualTo(201);
      }

      var answer =
          locked.send(
              "GET",
              "/api/v1/funds/brackenshire/entries",
              "",
              "Authorization",
              "Bearer " + icb,
              "Accept",
              NDJSON);

      assertThat(answer.body()).contains("receivable:icb").doesNotContain("receivable:county");
      assertThat(parsed(answer.body())).hasSize(1);
    }
  }

  private static String line(String key, int pence) {
    var amount = "%d.%02d".formatted(pence / 100, pence % 100);
    return due("icb", "nhs-minimum", "2023-04-01", amount)
        .replaceAll("\\s*\n\\s*", " ")
        .replaceFirst("\\{", "{\"key\": \"" + key + "\",");
  }

  private static Answer post(Books books, List<String> lines, String... headers) {
    return books.post("/entries/batch", NDJSON, String.join("\n", lines), headers);
  }

  private static List<JsonNode> receipts(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo(NDJSON);
    return parsed(answer.text());
  }

  private static void refuses(Books books, Answer answer, String code, int line) {
    assertThat(answer.at("/code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.at("/detail")).startsWith("line " + line);
    assertThat(answer.json().at("/place/line").asInt()).as(answer.text()).isEqualTo(line);
    assertThat(books.entries()).isZero();
  }

  private static List<JsonNode> parsed(String lines) throws IOException {
    var parsed = new ArrayList<JsonNode>();
    for (var line : lines.lines().toList()) {
      parsed.add(JSON.readTree(line));
    }
    return parsed;
  }
}

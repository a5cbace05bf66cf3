package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and references of 200 characters, through every route that takes or tells them. */
class LongNamesTest {

  private static final String FUND =
      """
      fund: long
      name: %s
      kind: pooled
      host: county
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: %s, kind: nhs-commissioner}
        - {partner: county, name: %s, kind: council}
        - {partner: acute, name: %s, kind: nhs-provider}
      streams: [{stream: pool, name: %s}]
      schemes:
        - {scheme: care, name: %s, lead: county, providers: [acute], streams: [pool]}
        - {scheme: more, name: %s, lead: county, providers: [acute], streams: [pool]}
      measures: [{measure: falls, name: %s, unit: fall}]
      """
          .formatted(
              name("Fund"),
              name("ICB"),
              name("County"),
              name("Hospital"),
              name("Stream"),
              name("Care"),
              name("More"),
              name("Falls"));

  private static final String AGREEMENT =
      """
      agreement: %s
      code: long
      version: 1
      in-force: {from: 2023-04-01}
      partners: [{icb: %s}, {county: %s}]
      names: {risk-pool: %s}
      reserves: {risk-pool: {owned-by: {icb: 1, county: 1}}}
      clauses:
        - clause: %s
          code: overspends
          title: %s
          takes: overspend
          waterfall: [{from: risk-pool}, {share: {icb: 1, county: 1}}]
      """
          .formatted(
              name("Agreement"),
              name("the ICB"),
              name("the county"),
              name("pool"),
              name("Clause"),
              name("Overspends"));

  @TempDir private static Path folder;

  /** A name of 200 characters, of which one word is longer than a column. */
  private static String name(String of) {
    var name = of + " Brackenshireandneighbouringdistrictsintegratedcarepartnership for Health";
    return (name + " and Social Care".repeat(20)).substring(0, 199) + "x";
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer;
  }

  @Test
  void areTakenAndToldWhole() throws Exception {
    try (var service = TestService.startIn(folder)) {
      var books = new Books(service, "long");
      assertThat(done(service.post("/api/v1/funds", YAML, FUND)).at("/name"))
          .isEqualTo(name("Fund"));
      assertThat(done(books.get("")).text())
          .contains(name("ICB"), name("Hospital"), name("Stream"), name("More"), name("Falls"));
      assertThat(done(books.post("/agreements", YAML, AGREEMENT)).at("/title"))
          .isEqualTo(name("Agreement"));
      plan(books);
      entries(books);
      allocation(books);
      reports(books);
    }
  }

  private static void plan(Books books) {
    done(
        books.post(
            "/plan/budgets",
            JSON,
            """
            {"on": "2023-04-01", "line": {"scheme": "care", "stream": "pool", "provider": "acute"},
             "payer": "icb", "currency": "GBP", "amount": "1000.00"}
            """,
            "Idempotency-Key",
            name("Budget")));
    done(
        books.post(
            "/plan/virements",
            JSON,
            """
            {"on": "2023-10-01", "currency": "GBP", "amount": "100.00",
             "from": {"scheme": "care", "stream": "pool", "provider": "acute"},
             "to": {"scheme": "more", "stream": "pool", "provider": "acute"},
             "approval": {"by": "%s", "minute": "%s"}}
            """
                .formatted(name("Chair"), name("Minute")),
            "Idempotency-Key",
            name("Virement")));
    assertThat(done(books.get("/entries?kind=spend&book=plan")).text())
        .contains(name("Chair"), name("Minute"));
  }

  private static void entries(Books books) {
    var due =
        Examples.entry(
            "actual",
            "2023-05-01",
            name("Narrative"),
            name("Reference"),
            Examples.posting("receivable:icb", "debit", "1000.00"),
            Examples.posting("contribution:icb:pool", "credit", "1000.00"));
    var spent =
        Examples.entry(
            "actual",
            "2024-03-31",
            name("Spent"),
            name("Invoice"),
            Examples.posting("spend:care:pool:acute", "debit", "123456789.01"),
            Examples.posting("payable:acute", "credit", "123456789.01"));
    done(books.entry(name("Key 1"), due));
    done(books.entry(name("Key 2"), spent));
    assertThat(done(books.get("/entries?text=Reference")).at("/items/0/reference"))
        .isEqualTo(name("Reference"));
    assertThat(done(books.get("/statement?partner=icb")).text()).contains(name("Narrative"));
    for (var format : new String[] {"csv", "jsonl", "hledger", "ledger", "beancount"}) {
      assertThat(done(books.get("/export?format=" + format)).text()).contains(name("Invoice"));
    }
    assertThat(
            books
                .entry("over", due.replace(name("Reference"), name("Reference") + "y"))
                .at("/code"))
        .isEqualTo("LEDGER_REFERENCE_TOO_LONG");
  }

  private static void allocation(Books books) {
    done(books.post("/allocations", JSON, "{\"year\": \"2023-24\", \"payOn\": \"2024-06-30\"}"));
    var decided =
        done(
            books.post(
                "/allocations/decisions",
                JSON,
                """
                {"year": "2023-24", "clause": "overspends", "parts": {"icb": "1.00"},
                 "minute": "%s", "on": "2024-05-14", "reason": "%s", "payOn": "2024-06-30"}
                """
                    .formatted(name("Item"), name("Reason"))));
    assertThat(decided.text()).contains(name("Item"), name("Clause"));
    done(
        books.post(
            "/allocations/positions",
            JSON,
            """
            {"year": "2023-24", "clause": "overspends", "partner": "icb", "standing": "disputed",
             "note": "%s"}
            """
                .formatted(name("Note"))));
    assertThat(done(books.get("/agreements/long/versions/1/plain-english")).text())
        .contains(name("Agreement"), name("the ICB"), name("pool"), name("Overspends"));
    done(books.get("/allocations"));
    done(books.get("/allocations/payments"));
    done(books.get("/horizon"));
    done(books.get("/verification"));
  }

  private static void reports(Books books) {
    done(books.get("/reports/board-pack.pdf"));
    done(books.get("/reports/workbook.xlsx"));
    var reports = done(books.get("/reports")).json();
    for (var kind : new String[] {"charts", "tables"}) {
      assertThat(reports.path(kind)).isNotEmpty();
    }
    assertThat(done(books.get("/reports/tables/details.csv")).text()).isNotEmpty();
  }
}

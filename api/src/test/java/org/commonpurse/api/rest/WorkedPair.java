package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.entry;
import static org.commonpurse.api.rest.Examples.posting;
import static org.commonpurse.api.rest.TestService.JSON;

import java.util.List;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;

/** The council spends 800,000 in five years from 2021-22, the NHS saves 1,050,000: documents and entries. */
final class WorkedPair {

  private WorkedPair() {}

  static final String FUND =
      """
      fund: CODE
      name: Council and NHS
      kind: pooled
      host: council
      open: {from: 2021-04-01}
      partners:
        - {partner: council, name: The council, kind: council}
        - {partner: nhs, name: The NHS, kind: nhs-commissioner}
      streams:
        - {stream: council, name: Council money}
      schemes:
        - {scheme: prevention, name: Prevention, lead: council, providers: [council],
           streams: [council], provision: additional}
      measures:
        - {measure: admissions, name: admissions, unit: admission}
        - {measure: setting-up, name: setting up, unit: pound}
      """;

  static final String PAID_BACK_THEN_SHARED =
      """
      agreement: Pay back then share
      version: 1
      in-force: {from: 2021-04-01}
      partners: [council, nhs]
      clauses:
        - clause: "1"
          takes: saving
          pay-back: {to: council, of: investment}
          share: {council: 1, nhs: 1}
      """;

  static final List<String> COSTS =
      List.of("400000.00", "100000.00", "100000.00", "100000.00", "100000.00");
  static final List<String> SAVINGS =
      List.of("0.00", "100000.00", "250000.00", "350000.00", "350000.00");

  static void post(Books books, boolean pooled, int year, String cost, String saving) {
    var day = year + "-03-31";
    if (pooled) {
      entryOf(books, "actual", day, "bank", "contribution:council:council", cost);
      entryOf(books, "actual", day, "spend:prevention:council:council", "bank", cost);
    } else {
      var burden = "burden:council:prevention:setting-up:set-up";
      entryOf(books, "impact", day, "measure:prevention:setting-up", burden, cost);
    }
    if (!saving.equals("0.00")) {
      var landed = "saving:nhs:prevention:admissions:cashable";
      entryOf(books, "impact", day, landed, "measure:prevention:admissions", saving);
    }
  }

  /** Applies the agreement to the year that begins in April of one, with what was invested in it. */
  static void share(Books books, int year, String cost) {
    done(
        books.post(
            "/allocations",
            JSON,
            "{\"year\": \"%d-%d\", \"payOn\": \"2026-04-30\", \"bases\": {\"investment\": \"%s\"}}"
                .formatted(year, year - 1999, cost)));
  }

  static void entryOf(
      Books books, String book, String day, String debit, String credit, String amount) {
    var body =
        entry(
            book,
            day,
            "Prevention",
            "",
            posting(debit, "debit", amount),
            posting(credit, "credit", amount));
    done(books.entry(day + debit, body));
  }

  static void done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
  }
}

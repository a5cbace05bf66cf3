package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.code;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for partners' own ledgers, as the service answers with them and to whom. */
class LedgerFileResourceTest {

  private static final String FUNDS = "/api/v1/funds/";

  /** In Arden everybody sees everything, in Brackenshire only the lines of its own. */
  private static final List<String> CODES = List.of("arden", "brackenshire");

  private static final String JOURNAL =
      """
      layout: county
      title: The county's journal
      lines: journal
      columns:
        - {header: Entry, text: entry}
        - {header: Account, code: account}
        - {header: Amount, amount: signed}
        - {header: For, text: narrative}
        - {header: Ref, text: reference}
      accounts:
        - {of: {kinds: [receivable]}, codes: {account: "91400"}}
        - {of: {kinds: [contribution, spend]}, codes: {account: "45100"}}
        - {otherSide: [bank], codes: {account: "99000"}}
        - {otherSide: [spend], codes: {account: "45180"}}
      """;

  @TempDir private static Path folder;

  private static LockedService service;

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
    var agreement =
        """
        agreement: Sight 7
        version: 1
        in-force: {from: 2022-04-01}
        partners: [icb, county, acute]
        partners-see: own-lines
        clauses: [{clause: "1", title: Shared, takes: variance, share: {icb: 1, county: 1}}]
        """;
    done(service.send("POST", FUNDS + "brackenshire/agreements", service.first, agreement));
    for (var fund : CODES) {
      post(
          fund, "due", "=HYPERLINK(1)", "receivable:county", "contribution:county:council-revenue");
      post(fund, "paid", "Paid, \"all\"", "bank", "receivable:county");
      post(fund, "other", "Of the ICB", "bank", "contribution:icb:nhs-minimum");
      post(
          fund,
          "mixed",
          "One for two schemes",
          "spend:home-first:nhs-minimum:acute",
          "spend:reablement:nhs-minimum:county");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  private static void post(String fund, String key, String narrative, String debit, String credit)
      throws Exception {
    var entry =
        """
        {"currency": "GBP", "key": "%s", "book": "actual", "effectiveOn": "2023-05-10",
         "narrative": "%s", "reference": "@%s", "kind": "general",
         "postings": [{"account": "%s", "debit": "12.34"}, {"account": "%s", "credit": "12.34"}]}
        """
            .formatted(key, narrative.replace("\"", "\\\""), key, debit, credit);
    done(service.send("POST", FUNDS + fund + "/entries", service.first, entry));
  }

  private static HttpResponse<String> file(String of, String key) throws Exception {
    return service.send("POST", FUNDS + of, key, JOURNAL);
  }

  private static String officer(String fund, String partner) {
    var person = new Actor("officer@" + fund + "." + partner, "Somebody", Set.of());
    service
        .ledger
        .access()
        .grant(
            new NewGrant(
                person,
                Role.FINANCE_OFFICER.word(),
                Optional.of(FundCode.of(fund)),
                Optional.of(PartnerCode.of(partner)),
                Optional.empty()),
            LockedService.KEEPER,
            "");
    return service
        .keys
        .create(person, KeyScope.ALL, Optional.empty(), LockedService.KEEPER, "")
        .text();
  }

  @Test
  void answersWithTheFileAndWhatTheNextOneFollows() throws Exception {
    var answer = file("arden/partners/county/ledger-file", officer("arden", "county"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"arden-county-county-000004.csv\"");
    assertThat(answer.headers().firstValue("Last-Sequence")).contains("4");
    assertThat(answer.headers().firstValue("Has-More")).contains("false");
    assertThat(answer.headers().firstValue("Books-Seal").orElseThrow()).matches("[0-9a-f]{64}");
    assertThat(answer.body())
        .isEqualTo(
            """
            Entry,Account,Amount,For,Ref
            1,91400,-12.34,'=HYPERLINK(1),'@due
            1,45100,12.34,'=HYPERLINK(1),'@due
            2,91400,12.34,"Paid, ""all""\",'@paid
            2,99000,-12.34,"Paid, ""all""\",'@paid
            4,45100,12.34,One for two schemes,'@mixed
            4,45180,-12.34,One for two schemes,'@mixed
            """
                .replace("\n", "\r\n"));
    var after = file("arden/partners/county/ledger-file?after=2", officer("arden", "county"));
    assertThat(after.body().lines()).hasSize(3).element(1).asString().startsWith("4,45100");
  }

  /** Whatever an agreement lets it see of others: what is imported must be its own. */
  @Test
  void givesAFinanceOfficerOnlyItsOwnPartners() throws Exception {
    for (var fund : CODES) {
      var refused = file(fund + "/partners/icb/ledger-file", officer(fund, "county"));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
      assertThat(code(refused)).isEqualTo("SERVICE_NOT_ALLOWED");
      done(file(fund + "/partners/county/ledger-file", officer(fund, "county")));
      done(file(fund + "/partners/icb/ledger-file", service.first));
    }
  }

  @Test
  void saysNothingOfAnEntryThatIsNotAllShown() throws Exception {
    var answer =
        file("brackenshire/partners/county/ledger-file", officer("brackenshire", "county"));

    assertThat(answer.body().lines().filter(line -> line.startsWith("4,")))
        .containsExactly("4,45100,12.34,withheld,withheld", "4,45180,-12.34,withheld,withheld");
    assertThat(answer.body()).contains("2,99000,-12.34,\"Paid, \"\"all\"\"\",'@paid");
  }

  @Test
  void refusesWhatNoRuleMapsAndRecordsNothing() throws Exception {
    var answer =
        service.send(
            "POST",
            FUNDS + "arden/partners/county/ledger-file",
            service.first,
            JOURNAL.replace("[receivable]", "[payable]"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("OWN_LEDGER_ACCOUNT_UNMAPPED");
    assertThat(answer.body()).contains("receivable:county (entry 1)");
  }
}

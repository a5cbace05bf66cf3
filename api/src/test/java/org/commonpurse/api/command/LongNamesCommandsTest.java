package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and references of 200 characters, through the commands that take or tell them. */
class LongNamesCommandsTest {

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
      """
          .formatted(
              name("Fund"),
              name("ICB"),
              name("County"),
              name("Hospital"),
              name("Stream"),
              name("Care"),
              name("More"));

  private static final String AGREEMENT =
      """
      agreement: %s
      code: long
      version: 1
      in-force: {from: 2023-04-01}
      partners: [{icb: %s}, {county: %s}]
      clauses:
        - {clause: "%s", code: overspends, title: "%s", takes: overspend, share: {icb: 1, county: 1}}
      """
          .formatted(
              name("Agreement"),
              name("the ICB"),
              name("the county"),
              name("Clause"),
              name("Overspends"));

  private static final String ENTRY =
      """
      {"book": "actual", "effectiveOn": "2024-03-31", "narrative": "%s", "reference": "%s",
       "currency": "GBP", "postings": [
         {"account": "spend:care:pool:acute", "debit": "123456789.01"},
         {"account": "payable:acute", "credit": "123456789.01"}]}
      """
          .formatted(name("Narrative"), name("Reference"));

  @TempDir private Path folder;

  /** A name of 200 characters, of which one word is longer than a column. */
  private static String name(String of) {
    var name = of + " Brackenshireandneighbouringdistrictsintegratedcarepartnership for Health";
    return (name + " and Social Care".repeat(20)).substring(0, 199) + "x";
  }

  private String run(Object... words) {
    var all = new ArrayList<Object>(List.of(words));
    all.add("--database");
    all.add("jdbc:sqlite:" + folder.resolve("books.db"));
    var run = commonpurse(all.toArray());
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    return run.out();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void areTakenAndToldWhole() throws IOException {
    run("register", "--file", file("fund.yml", FUND), "--by", name("Finch"));
    assertThat(run("funds")).contains(name("Fund"));
    run("agreement", "add", "--fund", "long", "--by", "A", file("agreement.yml", AGREEMENT));
    assertThat(run("agreement", "list", "--fund", "long")).contains(name("Agreement"));
    assertThat(run("agreement", "show", "--fund", "long"))
        .contains(name("Agreement"), name("the ICB"), name("Clause"), name("Overspends"));
    run(
        "plan",
        "budget",
        "--fund",
        "long",
        "--by",
        "A",
        "--on",
        "2023-04-01",
        "--line",
        "care:pool:acute",
        "--payer",
        "icb",
        "--amount",
        "1000.00",
        "--key",
        name("Budget"));
    run(
        "plan",
        "virement",
        "--fund",
        "long",
        "--by",
        "A",
        "--on",
        "2023-10-01",
        "--from",
        "care:pool:acute",
        "--to",
        "more:pool:acute",
        "--amount",
        "100.00",
        "--approved-by",
        name("Chair"),
        "--minute",
        name("Minute"),
        "--key",
        name("Virement"));
    run(
        "post",
        "--fund",
        "long",
        "--by",
        name("Finch"),
        "--key",
        name("Key"),
        "--file",
        file("entry.json", ENTRY));
    assertThat(run("entries", "--fund", "long", "--reference", name("Reference")))
        .contains(name("Narrative"), name("Reference"), "123,456,789.01");
    assertThat(run("statement", "--fund", "long", "--account", "payable:acute"))
        .contains(name("Narrative"), "123,456,789.01");
    run(
        "allocation",
        "apply",
        "--fund",
        "long",
        "--year",
        "2023-24",
        "--by",
        "A",
        "--pay-on",
        "2024-06-30");
    assertThat(
            run(
                "allocation",
                "decide",
                "--fund",
                "long",
                "--year",
                "2023-24",
                "--by",
                "A",
                "--clause",
                "overspends",
                "--part",
                "icb=1.00",
                "--minute",
                name("Item"),
                "--on",
                "2024-05-14",
                "--reason",
                name("Reason"),
                "--pay-on",
                "2024-06-30"))
        .contains(name("Item"));
    run(
        "agreement",
        "notice",
        "--fund",
        "long",
        "--by",
        "A",
        "--agreement",
        "long",
        "--partner",
        "icb",
        "--given",
        "2024-06-30",
        "--ends",
        "2025-03-31",
        "--reference",
        name("Letter"));
    assertThat(run("agreement", "show", "--fund", "long")).contains(name("Letter"));
    for (var format : List.of("csv", "jsonl", "hledger", "ledger", "beancount")) {
      assertThat(run("export", "--fund", "long", "--format", format)).contains(name("Reference"));
    }
    assertThat(run("verify", "--fund", "long")).contains("sound");
  }

  private static final String PAID =
      """
      Paid on,Payer,Stream,Amount,Reference,Text
      01/05/2023,%s,%s,1200.00,%s,%s
      """
          .formatted(name("ICB"), name("Stream"), name("Receipt"), name("Text"));

  private static final String MAPPING =
      """
      columns: {date: Paid on, amount: Amount, reference: Reference, narrative: Text, key: Reference}
      dates: [dd/MM/yyyy]
      accounts: [{debit: bank, credit: "contribution:{Payer}:{Stream}"}]
      """;

  /** What people call a partner, a stream or a payment, where a file names it so. */
  @Test
  void areFoundInFilesThatAreImportedAndReconciled() throws IOException {
    run("register", "--file", file("fund.yml", FUND), "--by", "A");
    run(
        "import",
        "--fund",
        "long",
        "--by",
        "A",
        "--file",
        file(name("paid").substring(0, 60) + ".csv", PAID),
        "--mapping",
        file("mapping.yml", MAPPING));
    assertThat(run("entries", "--fund", "long", "--reference", name("Receipt")))
        .contains(name("Text"), "contribution:icb:pool");

    var reconciled =
        run(
            "reconcile",
            "--fund",
            "long",
            "--partner",
            "icb",
            "--by",
            "A",
            "--record",
            "--as-at",
            "2023-06-30",
            "--file",
            file(
                "theirs.csv",
                "date,amount,reference,narrative\n2023-05-02,1200.00,%s,%s\n2023-06-01,7.00,%s,%s\n"
                    .formatted(name("Receipt"), name("Text"), name("Other"), name("Unknown"))));
    assertThat(reconciled).contains(name("Other"));
  }

  @Test
  void areTakenByWholeFilesOfPlansAndToldByAnExit() throws IOException {
    run("register", "--file", file("fund.yml", FUND), "--by", "A");
    run(
        "plan",
        "load",
        "--fund",
        "long",
        "--by",
        name("Finch"),
        "--budgets",
        file(
            "budgets.csv",
            "year,scheme,stream,provider,amount\n2023-24,%s,%s,%s,900.00\n"
                .formatted(name("Care"), name("Stream"), name("Hospital"))),
        "--contributions",
        file(
            "contributions.csv",
            "year,partner,stream,amount,first_due,instalments,months_between\n2023-24,%s,%s,900.00,2023-04-01,3,4\n"
                .formatted(name("ICB"), name("Stream"))));
    assertThat(run("balances", "--fund", "long")).contains("contribution:icb:pool", "-900.00");

    var exit =
        "on: 2024-03-31\nreference: %s\ncommitments: [{scheme: care, stream: pool, provider: acute, amount: \"50.00\"}]\n"
            .formatted(name("Board"));
    assertThat(
            run(
                "exit",
                "record",
                "--fund",
                "long",
                "--by",
                name("Finch"),
                "--key",
                name("End"),
                file("exit.yml", exit)))
        .contains("icb", "850.00");
    assertThat(run("exit", "list", "--fund", "long", "--json")).contains(name("Board"));
    assertThat(run("verify", "--fund", "long")).contains("sound");
  }
}

package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever changes the past is found out. */
class VerificationTest {

  private static final int ENTRIES = 1200;

  private static void fill(Ledger ledger) {
    ledger.funds().register(Samples.fund(), TREASURER);
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < ENTRIES / 3; i++) {
      submissions.add(submission("a" + i, due("2023-04-01", ICB, MINIMUM, 100 + i)));
      submissions.add(submission("b" + i, received("2023-04-20", ICB, "R" + i, 100 + i)));
      submissions.add(
          submission("c" + i, spent("2023-05-31", REABLEMENT, MINIMUM, COMMUNITY, 50 + i)));
    }
    ledger.journal().postAll(submissions);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void findsNothingInBooksThatNobodyTouched(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      fill(ledger);
      FundVerification verification =
          ledger.verification().of(FUND, Optional.of(ledger.verification().checkpoint(FUND)));

      assertThat(verification.findings()).isEmpty();
      assertThat(verification.entries()).isEqualTo(ENTRIES);
      assertThat(verification.postings()).isEqualTo(2 * ENTRIES);
      assertThat(verification.balances()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE entry SET narrative = 'Other' WHERE sequence = 7 | seal | 7",
        "UPDATE entry SET effective_day = effective_day + 1 WHERE sequence = 8 | seal | 8",
        "UPDATE entry SET reference = 'X' WHERE sequence = 9 | seal | 9",
        "UPDATE entry SET entry_key = 'X' WHERE sequence = 10 | seal | 10",
        "UPDATE entry SET actor = 'X' WHERE sequence = 11 | seal | 11",
        "UPDATE entry SET recorded_at = recorded_at + 1 WHERE sequence = 12 | seal | 12",
        "UPDATE entry SET kind = 'x' WHERE sequence = 13 | seal | 13",
        "UPDATE entry SET submitted_day = 1 WHERE sequence = 14 | seal | 14",
        "UPDATE entry SET approver = 'x', minute = 'y' WHERE sequence = 15 | seal | 15",
        "UPDATE posting SET pence = pence * 2 WHERE sequence = 16 | seal | 16",
        "UPDATE posting SET pence = pence + 1 WHERE sequence = 17 AND line = 1 | entry | 17",
        "UPDATE posting SET account = 3 WHERE sequence = 18 AND line = 2 | seal | 18",
        "DELETE FROM posting WHERE sequence = 19 | entry | 19",
        "DELETE FROM entry WHERE sequence = 21 | sequence | 22",
        "DELETE FROM entry WHERE sequence = 1200 | entry | 1200",
        "UPDATE kept_day SET pence = pence + 1 WHERE account = 1 | kept-balance | 0",
        "DELETE FROM kept_month WHERE account = 2 | kept-balance | 0",
        "UPDATE kept_month_segment SET segment = 5 | kept-balance | 0",
        "UPDATE fund_head SET sequence = 1199 | head | 0",
      })
  void namesTheFirstThingThatWasChanged(String sql, String what, long sequence)
      throws SQLException {
    String url = TestStores.SQLITE.fresh();
    try (Ledger ledger = Ledger.open(url)) {
      fill(ledger);
    }
    try (Intruder intruder = new Intruder(url, TestStores.SQLITE)) {
      intruder.does(sql);
    }

    try (Ledger ledger = Ledger.open(url)) {
      List<Finding> findings = ledger.verification().all().get(0).findings();
      assertThat(findings).isNotEmpty();
      assertThat(findings.get(0).what()).as(findings.get(0).message()).isEqualTo(what);
      assertThat(findings.get(0).sequence())
          .isEqualTo(sequence == 0 ? Optional.empty() : Optional.of(sequence));
    }
  }

  @Test
  void provesAnExportToSomebodyWhoHasOnlyTheCheckpoint() {
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      fill(ledger);
      var checkpoint = Checkpoint.parse(ledger.verification().checkpoint(FUND).toString());
      var out = new StringWriter();
      ledger.exports().write(FUND, ExportFormat.JSONL, out);
      String export = out.toString();

      var verified = ExportVerifier.verify(new StringReader(export), Optional.of(checkpoint));
      assertThat(verified.findings()).isEmpty();
      assertThat(verified.head()).isEqualTo(checkpoint.seal());

      String changed =
          export
              .replaceFirst("\"pence\":107}", "\"pence\":108}")
              .replaceFirst("\"pence\":-107}", "\"pence\":-108}");
      assertThat(changed).isNotEqualTo(export);
      assertThat(
              ExportVerifier.verify(new StringReader(changed), Optional.of(checkpoint)).findings())
          .extracting(Finding::what)
          .containsExactly("seal");
      var lines = export.lines().toList();
      String cut = String.join("\n", lines.subList(0, lines.size() - 2));
      assertThat(ExportVerifier.verify(new StringReader(cut), Optional.of(checkpoint)).findings())
          .extracting(Finding::what)
          .containsExactly("checkpoint");
    }
  }
}

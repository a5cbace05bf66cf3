package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.allocation.AllocationDraft;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.seal.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The store itself refuses to change what is recorded, whoever asks. */
class AppendOnlyTest {

  private static String filled(TestStores store) {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("k1", due("2023-04-01", ICB, MINIMUM, 100)));
      ledger.journal().post(submission("k2", due("2023-04-02", ICB, MINIMUM, 200)));
      ledger.agreements().add(Samples.FUND, AgreementCode.of("bcf"), 1, "version: 1", TREASURER);
      ledger
          .allocations()
          .add(
              EventKind.ALLOCATION,
              new AllocationDraft(
                  Samples.FUND,
                  new EntryKey("a1"),
                  AgreementCode.of("bcf"),
                  1,
                  "2023-24",
                  "digest",
                  "{}",
                  "{}",
                  TREASURER));
    }
    return url;
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesUpdatesAndDeletesByHand(TestStores store) throws SQLException {
    String url = filled(store);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "UPDATE entry SET narrative = 'something else'",
              "DELETE FROM entry WHERE sequence = 2",
              "UPDATE posting SET pence = pence * 2",
              "DELETE FROM posting",
              "UPDATE account SET path = 'bank'",
              "DELETE FROM account",
              "UPDATE event SET document = ''",
              "DELETE FROM event",
              "DELETE FROM fund")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("never changed or removed");
      }
    }
  }

  @Test
  void refusesInsertOrReplaceAndPostingsAddedToThePast() throws SQLException {
    String url = filled(TestStores.SQLITE);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE sequence = 1",
              "INSERT OR REPLACE INTO entry SELECT fund, 3, book, kind, effective_day,"
                  + " submitted_day, year_end, narrative, reference, entry_key, actor, approver,"
                  + " minute, reverses, recorded_at, digest, seal, salt, actor_id, approver_id"
                  + " FROM entry WHERE sequence = 1",
              "INSERT OR REPLACE INTO posting SELECT fund, sequence, line, account, 1 FROM posting",
              "INSERT INTO posting VALUES (1, 1, 3, 1, 5)",
              "INSERT OR REPLACE INTO account SELECT * FROM account",
              "INSERT OR REPLACE INTO event SELECT * FROM event",
              "INSERT OR REPLACE INTO fund SELECT * FROM fund")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("never changed or removed");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void tellsThatTheTriggerIsGoneByWhichProcessesLearnThatAKeyWasTakenBack(TestStores store)
      throws SQLException {
    String url = filled(store);
    try (Ledger ledger = Ledger.open(url)) {
      assertThat(ledger.verification().of(Samples.FUND, Optional.empty()).findings()).isEmpty();
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "DROP TRIGGER access_grant_end_counts"
                + (store == TestStores.SQLITE ? "" : " ON access_grant_end"));
      }

      assertThat(ledger.verification().of(Samples.FUND, Optional.empty()).findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.message()).contains("access_grant_end_counts"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsEveryVersionOfAnAgreementWordForWord(TestStores store) {
    try (Ledger ledger = Ledger.open(filled(store))) {
      AgreementCode bcf = AgreementCode.of("bcf");
      ledger.agreements().add(Samples.FUND, bcf, 1, "version: 1", TREASURER);
      ledger.agreements().add(Samples.FUND, bcf, 2, "version: 2", TREASURER);

      assertThat(ledger.agreements().list(Samples.FUND)).hasSize(2);
      assertThat(ledger.agreements().newest(Samples.FUND, bcf).orElseThrow().document())
          .isEqualTo("version: 2");
      assertThat(
              PostingTest.codeOf(
                  () -> ledger.agreements().add(Samples.FUND, bcf, 1, "other", TREASURER)))
          .isEqualTo("LEDGER_AGREEMENT_DIFFERS");
      assertThat(PostingTest.codeOf(() -> ledger.agreements().get(Samples.FUND, bcf, 3)))
          .isEqualTo("LEDGER_AGREEMENT_UNKNOWN");
    }
  }
}

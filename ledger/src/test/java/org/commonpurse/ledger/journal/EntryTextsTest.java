package org.commonpurse.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of entries are of a length that fits, and can be printed. */
class EntryTextsTest {

  private static final Map<String, Consumer<String>> WRITERS =
      Map.of(
          "actor", Actor::new,
          "key", EntryKey::new,
          "narrative", text -> entry(text, "INV 1"),
          "reference", text -> entry("Contribution due", text),
          "minute reference", text -> new Approval(Samples.TREASURER, text));

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "actor, LEDGER_ACTOR_MISSING, ' '",
    "actor, LEDGER_ACTOR_TOO_LONG, xxx",
    "actor, LEDGER_ACTOR_CONTROL_CHARACTER, bell",
    "actor, LEDGER_ACTOR_NOT_UNICODE, half",
    "key, LEDGER_KEY_MISSING, ' '",
    "key, LEDGER_KEY_TOO_LONG, xxx",
    "key, LEDGER_KEY_CONTROL_CHARACTER, bell",
    "key, LEDGER_KEY_NOT_UNICODE, half",
    "narrative, LEDGER_NARRATIVE_MISSING, ' '",
    "narrative, LEDGER_NARRATIVE_TOO_LONG, xxx",
    "narrative, LEDGER_NARRATIVE_CONTROL_CHARACTER, bell",
    "narrative, LEDGER_NARRATIVE_NOT_UNICODE, half",
    "reference, LEDGER_REFERENCE_TOO_LONG, xxx",
    "reference, LEDGER_REFERENCE_CONTROL_CHARACTER, bell",
    "reference, LEDGER_REFERENCE_NOT_UNICODE, half",
    "minute reference, LEDGER_MINUTE_REFERENCE_MISSING, ' '",
    "minute reference, LEDGER_MINUTE_REFERENCE_TOO_LONG, xxx",
    "minute reference, LEDGER_MINUTE_REFERENCE_CONTROL_CHARACTER, bell",
    "minute reference, LEDGER_MINUTE_REFERENCE_NOT_UNICODE, half"
  })
  void refusesATextThatCannotBeKept(String which, String code, String how) {
    var text =
        switch (how) {
          case "xxx" -> "x".repeat(5000);
          case "half" -> "a" + (char) 0xD800;
          case "bell" -> "a\u0007";
          default -> how;
        };
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> WRITERS.get(which).accept(text));

    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.fields()).containsEntry("field", which);
  }

  private static void entry(String narrative, String reference) {
    new JournalEntry(
        Samples.FUND,
        Book.ACTUAL,
        LocalDate.of(2023, 4, 30),
        narrative,
        reference,
        List.of(
            Posting.debit(Account.bank(), 100),
            Posting.credit(Account.receivable(Samples.ICB), 100)));
  }
}

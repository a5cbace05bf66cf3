package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.RedactionTest.redact;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.redaction.Redaction;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: whatever was recorded before and after, what was taken out is gone and all else is as it was. */
class RedactionHistoryTest {

  private static final int STEPS = 30;

  @TempDir private Path folder;

  /** What is expected of an entry: its narrative while it is there, and its seal. */
  private record Expected(Optional<String> narrative, String seal) {}

  private static JournalEntry entry(String narrative, long pence) {
    return Samples.actual(
        "2023-04-01",
        narrative,
        Posting.debit(Account.receivable(ICB), pence),
        Posting.credit(Account.contribution(ICB, MINIMUM), pence));
  }

  private static List<RecordedEntry> entries(Ledger ledger) {
    return ledger.journal().entries(EntryQuery.of(FUND).limit(1000)).entries();
  }

  private static void postsByAnAct(Ledger ledger, String key, List<Submission> submissions) {
    var request = ActRequest.of(new EntryKey(key), TREASURER, "batch", List.of(key));
    ledger
        .books()
        .write(
            FUND,
            Optional.of(request),
            RepeatableAct.toldByItsRequest(
                books -> books.journal().postAll(submissions), books -> List.of()));
  }

  private static void holds(Ledger ledger, Checkpoint checkpoint) {
    assertThat(ledger.verification().of(FUND, Optional.of(checkpoint)).findings()).isEmpty();
    var out = new StringWriter();
    ledger.exports().write(FUND, ExportFormat.JSONL, out);
    var export = new StringReader(out.toString());
    assertThat(ExportVerifier.verify(export, Optional.of(checkpoint)).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_127})
  void keepsEveryHistoryProved(long seed) throws Exception {
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var file = folder.resolve("books.db");
    var expected = new ArrayList<Expected>();
    var gone = new ArrayList<String>();
    try (var ledger = Ledger.open("jdbc:sqlite:" + file)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var checkpoints = new ArrayList<>(List.of(ledger.verification().checkpoint(FUND)));
      for (int step = 0; step < STEPS; step++) {
        var said = "Narrative <" + seed + "/" + step + ">";
        int kind = expected.isEmpty() ? 0 : random.nextInt(5);
        int chosen = expected.isEmpty() ? 0 : random.nextInt(expected.size());
        if (kind == 0) {
          ledger.journal().post(Samples.submission("k" + step, entry(said, 1 + step)));
        } else if (kind == 1) {
          postsByAnAct(
              ledger,
              "act" + step,
              List.of(
                  Samples.submission("a" + step, entry(said, 5)),
                  Samples.submission("b" + step, entry(said, 7))));
        } else if (kind == 2 && entries(ledger).get(chosen).reverses().isEmpty()) {
          reverse(ledger, chosen + 1L, said, step);
        } else if (expected.get(chosen).narrative().isPresent()) {
          gone.add(expected.get(chosen).narrative().get());
          redact(ledger, chosen + 1L, "Asked for");
          expected.set(chosen, new Expected(Optional.empty(), expected.get(chosen).seal()));
        }
        for (var recorded : entries(ledger)) {
          if (recorded.sequence() > expected.size()) {
            expected.add(new Expected(Optional.of(recorded.entry().narrative()), recorded.seal()));
          }
        }
        checkpoints.add(ledger.verification().checkpoint(FUND));
      }
      assertThat(gone).isNotEmpty();
      for (var recorded : entries(ledger)) {
        var one = expected.get((int) recorded.sequence() - 1);
        assertThat(recorded.seal()).isEqualTo(one.seal());
        assertThat(recorded.entry().narrative())
            .isEqualTo(one.narrative().orElseGet(() -> shown(ledger, recorded.sequence())));
      }
      checkpoints.forEach(checkpoint -> holds(ledger, checkpoint));
    }
    var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    var left = expected.stream().flatMap(each -> each.narrative().stream()).toList();
    for (var narrative : gone) {
      assertThat(bytes.contains(narrative)).as(narrative).isEqualTo(left.contains(narrative));
    }
  }

  private static void reverse(Ledger ledger, long sequence, String narrative, int step) {
    var day = LocalDate.of(2023, 4, 30);
    try {
      ledger
          .journal()
          .reverse(
              Reversal.whole(FUND, sequence, day, narrative, new EntryKey("r" + step), TREASURER));
    } catch (ProblemException e) {
      assertThat(e.code()).isEqualTo("LEDGER_REVERSED_ALREADY");
    }
  }

  private static String shown(Ledger ledger, long sequence) {
    List<Redaction> all = ledger.books().now(at -> at.redactions().list(FUND));
    return all.stream()
        .filter(each -> each.entry() == sequence)
        .map(each -> "[redacted: event " + each.event() + "]")
        .findFirst()
        .orElseThrow();
  }

  /** Goal: an export that is taken slowly, while a text goes, is whole and proved, and has not the text. */
  @Test
  void isProvedInAnExportThatWasBegunBefore() {
    try (var ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      for (int batch = 0; batch < 5; batch++) {
        var entries = new ArrayList<Submission>();
        for (int i = 0; i < 500; i++) {
          entries.add(Samples.submission("k" + batch + "/" + i, entry("No " + batch + "/" + i, 1)));
        }
        ledger.journal().postAll(entries);
      }
      var checkpoint = ledger.verification().checkpoint(FUND);
      var out =
          new StringWriter() {
            @Override
            public void write(String text) {
              if (getBuffer().isEmpty() && !text.isEmpty()) {
                redact(ledger, 2_400, "Asked for");
                ledger.journal().post(Samples.submission("later", entry("Later", 1)));
              }
              super.write(text);
            }
          };
      ledger.exports().write(FUND, ExportFormat.JSONL, out);
      assertThat(out.toString()).contains("No 4/398\"").doesNotContain("No 4/399\"");
      var export = new StringReader(out.toString());
      assertThat(ExportVerifier.verify(export, Optional.of(checkpoint)).findings()).isEmpty();
    }
  }

  /** Goal: the file an entry came from, imported again, brings no text back and is told as recorded. */
  @Test
  void isNotUndoneByAnotherImportOfTheSameFile() throws Exception {
    var file = folder.resolve("payments.csv");
    Files.writeString(file, "Date,Payee,Amount\n2023-04-03,Mrs Ollerenshaw,12.50\n");
    var mapping =
        """
        columns: {date: Date, amount: Amount, narrative: [Payee]}
        accounts:
          - debit: spend:reablement:nhs-minimum:community
            credit: payable:community
        """;
    var request =
        new ImportRequest(
            FUND,
            file,
            Optional.of(ImportMapping.parse("mapping", mapping)),
            false,
            false,
            TREASURER);
    try (var ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      assertThat(ledger.imports().run(request).recorded()).isEqualTo(1);
      var redaction = redact(ledger, 1, "Named a resident");
      // A row without a key of its own is known by its hash, which is part of what is sealed.
      assertThat(redaction.stillIn()).containsExactly("key of entry 1");

      var again = ledger.imports().run(request);

      assertThat(again.recorded()).isZero();
      assertThat(again.replayed()).isEqualTo(1);
      assertThat(entries(ledger).get(0).entry().narrative()).startsWith("[redacted: event ");
      holds(ledger, ledger.verification().checkpoint(FUND));
    }
  }
}

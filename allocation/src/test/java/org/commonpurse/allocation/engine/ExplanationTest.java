package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/**
 * An allocation is explained as the files beside its agreement say, in plain English and in JSON.
 * <p>
 * After a change that is meant, {@code -Dexplained.write=true} writes the files anew; read them.
 */
class ExplanationTest {

  private static final Path FOLDER = Path.of("src/test/resources/explained");

  private static ApplicationResult apply(State state) {
    return apply(state, "2023-24");
  }

  private static ApplicationResult apply(State state, String year) {
    var agreement = AgreementReader.read(Document.read(FOLDER.resolve("agreement.yml")));
    var figures = text("outturn.yml").replace("2023-24", year);
    var outturn = OutturnReader.read(Document.parse("outturn.yml", figures));
    var decision =
        new Decision(
            ClauseCode.of("2"),
            Map.of(PartnerCode.of("county"), 10_000L),
            "HWB 2024-05-14, item 7",
            LocalDate.of(2024, 5, 14),
            "the county agreed to bear more");
    return Engine.apply(agreement, outturn, state, List.of(decision));
  }

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(String file, String actual) throws IOException {
    var path = FOLDER.resolve(file);
    if (Boolean.getBoolean("explained.write")) {
      Files.writeString(path, actual + "\n");
    }
    assertThat(actual + "\n").isEqualTo(Files.readString(path));
  }

  @Test
  void explainsEveryPennyInPlainEnglish() throws IOException {
    check("first.txt", String.join("\n", Explanation.of(apply(State.INITIAL).allocation())));
  }

  @Test
  void explainsThatTheYearToDateAppliedAgainMovesNothing() throws IOException {
    var again = apply(apply(State.INITIAL).state());
    check("again.txt", String.join("\n", Explanation.of(again.allocation())));
  }

  @Test
  void explainsWhatIsRecoveredInTheYearAfter() throws IOException {
    var next = apply(apply(State.INITIAL).state(), "2024-25");
    check("next-year.txt", String.join("\n", Explanation.of(next.allocation())));
  }

  @Test
  void writesTheWorkingAsJson() throws IOException {
    check("first.json", AllocationJson.of(apply(State.INITIAL).allocation()).toPrettyString());
  }

  @Test
  void writesTheStateHandedOn() throws IOException {
    check("state.json", StateDocument.of(apply(State.INITIAL).state()).toPrettyString());
  }

  @Test
  void tellsFiguresFromSentencesWhichMayBeWrittenOtherwiseInALaterVersion() throws IOException {
    var json = AllocationJson.of(apply(State.INITIAL).allocation());
    var otherwise = json.deepCopy();
    otherwise.putArray("explanation").add("In other words");
    ((ObjectNode) otherwise.at("/clauses/0/units/0/working")).put("term", "in other words");
    var other = json.deepCopy();
    ((ObjectNode) other.at("/clauses/0/units/0/working")).put("took", "7");

    assertThat(AllocationJson.withoutSentences(otherwise))
        .isEqualTo(AllocationJson.withoutSentences(json));
    assertThat(AllocationJson.withoutSentences(other))
        .isNotEqualTo(AllocationJson.withoutSentences(json));
  }
}

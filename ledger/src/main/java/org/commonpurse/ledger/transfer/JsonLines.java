package org.commonpurse.ledger.transfer;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_LINE_MALFORMED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** One recorded entry as one line of JSON, with everything that its seal covers. */
public final class JsonLines {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern SEAL = Pattern.compile("[0-9a-f]{64}");

  private JsonLines() {}

  /** The entry as a line, without its end. */
  public static String write(RecordedEntry recorded) {
    JournalEntry entry = recorded.entry();
    ObjectNode node = JSON.createObjectNode();
    node.put("fund", entry.fund().value());
    node.put("sequence", recorded.sequence());
    node.put("book", entry.book().name());
    node.put("effectiveOn", entry.effectiveOn().toString());
    recorded.submittedOn().ifPresent(day -> node.put("submittedOn", day.toString()));
    if (entry.yearEnd()) {
      node.put("yearEnd", true);
    }
    node.put("kind", entry.kind().value());
    node.put("narrative", entry.narrative());
    node.put("reference", entry.reference());
    entry
        .approval()
        .ifPresent(
            approval -> {
              node.put("approvedBy", approval.by().name());
              node.put("minute", approval.minute());
            });
    recorded.reverses().ifPresent(reversed -> node.put("reverses", reversed));
    ArrayNode postings = node.putArray("postings");
    for (Posting posting : entry.postings()) {
      postings.addObject().put("account", posting.account().path()).put("pence", posting.pence());
    }
    node.put("key", recorded.key().value());
    node.put("actor", recorded.by().name());
    node.put("recordedAt", recorded.recordedAt().toString());
    node.put("seal", recorded.seal());
    return node.toString();
  }

  /**
   * Reads a line back. It must say what {@link #write} would and nothing else: what a seal does not
   * cover, a reader might believe.
   *
   * @throws ProblemException {@code LEDGER_LINE_MALFORMED}, or what is wrong with the entry
   */
  public static RecordedEntry read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      var postings = new ArrayList<Posting>();
      for (JsonNode posting : node.path("postings")) {
        JsonNode pence = posting.path("pence");
        if (!pence.isIntegralNumber() || !pence.canConvertToLong()) {
          throw malformed("pence are not a whole number", null);
        }
        postings.add(
            new Posting(Account.parse(posting.path("account").asText()), pence.longValue()));
      }
      var entry =
          new JournalEntry(
              Code.of(node.path("fund").asText()),
              Book.valueOf(node.path("book").asText()),
              LocalDate.parse(node.path("effectiveOn").asText()),
              node.path("narrative").asText(),
              node.path("reference").asText(),
              postings,
              Code.of(node.path("kind").asText()),
              text(node, "approvedBy")
                  .map(by -> new Approval(new Actor(by), node.path("minute").asText())),
              node.path("yearEnd").booleanValue());
      var recorded =
          new RecordedEntry(
              node.path("sequence").longValue(),
              entry,
              text(node, "submittedOn").map(LocalDate::parse),
              Optional.ofNullable(node.get("reverses")).map(JsonNode::longValue),
              List.of(),
              new EntryKey(node.path("key").asText()),
              new Actor(node.path("actor").asText()),
              Instant.parse(node.path("recordedAt").asText()),
              node.path("seal").asText());
      if (!SEAL.matcher(recorded.seal()).matches()) {
        throw malformed("its seal is not one of 64 hexadecimal digits", null);
      }
      if (!JSON.readTree(write(recorded)).equals(node)) {
        throw malformed("it has fields or forms that no export writes", null);
      }
      return recorded;
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::asText);
  }

  private static ProblemException malformed(String why, @Nullable Exception cause) {
    Problem problem = LEDGER_LINE_MALFORMED.because("The line is not an entry: " + why + ".");
    return cause == null ? problem.toException() : new ProblemException(problem, cause);
  }
}

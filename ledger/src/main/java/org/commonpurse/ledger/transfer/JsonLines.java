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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
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
              if (recorded.proof().form() > 1) {
                node.put("approvedById", approval.by().id());
              }
              node.put("minute", approval.minute());
            });
    recorded.reverses().ifPresent(reversed -> node.put("reverses", reversed));
    ArrayNode postings = node.putArray("postings");
    for (Posting posting : entry.postings()) {
      postings.addObject().put("account", posting.account().path()).put("pence", posting.pence());
    }
    node.put("key", recorded.key().value());
    node.put("actor", recorded.by().name());
    if (recorded.proof().form() > 1) {
      node.put("actorId", recorded.by().id());
    }
    put(node, recorded.proof());
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
      var proof = proof(node);
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
              FundCode.of(node.path("fund").asText()),
              Book.valueOf(node.path("book").asText()),
              LocalDate.parse(node.path("effectiveOn").asText()),
              proof
                  .takenOut()
                  .map(TextProof.TakenOut::inPlace)
                  .orElseGet(() -> node.path("narrative").asText()),
              node.path("reference").asText(),
              postings,
              EntryKind.of(node.path("kind").asText()),
              text(node, "approvedBy")
                  .map(
                      by ->
                          new Approval(
                              actor(node, "approvedById", by), node.path("minute").asText())),
              node.path("yearEnd").booleanValue());
      var recorded =
          new RecordedEntry(
              node.path("sequence").longValue(),
              entry,
              text(node, "submittedOn").map(LocalDate::parse),
              Optional.ofNullable(node.get("reverses")).map(JsonNode::longValue),
              List.of(),
              new EntryKey(node.path("key").asText()),
              actor(node, "actorId", node.path("actor").asText()),
              proof,
              Instant.parse(node.path("recordedAt").asText()),
              node.path("seal").asText());
      requireSeal(recorded.seal());
      requireSame(write(recorded), node);
      return recorded;
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  /** The event as a line, without its end. */
  public static String write(ChainEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("fund", event.fund().value());
    node.put("event", event.number());
    node.put("afterEntry", event.afterEntry());
    node.put("kind", event.kind().word());
    node.put("subject", event.subject());
    node.put("document", event.document());
    node.put("actor", event.by().name());
    node.put("actorId", event.by().id());
    put(node, event.proof());
    node.put("recordedAt", event.recordedAt().toString());
    event.adoptedAt().ifPresent(moment -> node.put("adoptedAt", moment.toString()));
    node.put("seal", event.seal());
    return node.toString();
  }

  /** Whether a line is an event and no entry. */
  public static boolean isEvent(String line) {
    // Within a text the quotes would be escaped.
    return line.contains("\"event\":");
  }

  /**
   * Reads the line of an event back. It must say what {@link #write(ChainEvent)} would and nothing
   * else.
   *
   * @throws ProblemException {@code LEDGER_LINE_MALFORMED}
   */
  public static ChainEvent readEvent(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      String kind = node.path("kind").asText();
      var event =
          new ChainEvent(
              FundCode.of(node.path("fund").asText()),
              node.path("event").longValue(),
              node.path("afterEntry").longValue(),
              EventKind.find(kind)
                  .orElseThrow(() -> malformed("there is no kind of event " + kind, null)),
              node.path("subject").asText(),
              node.path("document").asText(),
              actor(node, "actorId", node.path("actor").asText()),
              requireHashed(proof(node)),
              Instant.parse(node.path("recordedAt").asText()),
              text(node, "adoptedAt").map(Instant::parse),
              node.path("seal").asText());
      requireSeal(event.seal());
      requireSame(write(event), node);
      return event;
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  /** The end of an export as a line, without its end. */
  public static String write(ChainEnd end) {
    ObjectNode node = JSON.createObjectNode();
    node.put("fund", end.fund().value());
    node.put("end", true);
    node.put("entries", end.entries());
    node.put("events", end.events());
    node.put("seal", end.seal());
    return node.toString();
  }

  /** Whether a line is the end of an export. */
  public static boolean isEnd(String line) {
    // Within a text the quotes would be escaped.
    return line.contains("\"end\":");
  }

  /**
   * Reads the line of an end back. It must say what {@link #write(ChainEnd)} would and nothing else.
   *
   * @throws ProblemException {@code LEDGER_LINE_MALFORMED}
   */
  public static ChainEnd readEnd(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      var end =
          new ChainEnd(
              FundCode.of(node.path("fund").asText()),
              node.path("entries").longValue(),
              node.path("events").longValue(),
              node.path("seal").asText());
      requireSeal(end.seal());
      requireSame(write(end), node);
      return end;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
  }

  /** What proves the texts: a salt, or the hashes that the event of a redaction has. */
  private static void put(ObjectNode node, TextProof proof) {
    proof.salt().ifPresent(salt -> node.put("salt", salt.hex()));
    proof
        .takenOut()
        .ifPresent(
            left -> {
              var redaction = node.putObject("redaction").put("number", left.event());
              new TreeMap<>(left.hashes()).forEach(redaction::put);
            });
  }

  private static TextProof proof(JsonNode node) {
    JsonNode redaction = node.path("redaction");
    if (!redaction.isObject()) {
      return text(node, "salt")
          .map(salt -> TextProof.salted(new Salt(salt)))
          .orElse(TextProof.AS_THEY_ARE);
    }
    var hashes = new TreeMap<String, String>();
    redaction.properties().forEach(each -> hashes.put(each.getKey(), each.getValue().asText()));
    hashes.remove("number");
    return new TextProof.TakenOut(redaction.path("number").longValue(), hashes);
  }

  private static TextProof requireHashed(TextProof proof) {
    if (proof.form() == 1) {
      throw malformed("an event has neither a salt nor the hashes of a redaction", null);
    }
    return proof;
  }

  private static void requireSeal(String seal) {
    if (!SEAL.matcher(seal).matches()) {
      throw malformed("its seal is not one of 64 hexadecimal digits", null);
    }
  }

  private static void requireSame(String written, JsonNode node) throws JsonProcessingException {
    if (!JSON.readTree(written).equals(node)) {
      throw malformed("it has fields or forms that no export writes", null);
    }
  }

  private static Actor actor(JsonNode node, String idField, String name) {
    return text(node, idField)
        .map(id -> new Actor(id, name, Set.of()))
        .orElseGet(() -> new Actor(name));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::asText);
  }

  private static ProblemException malformed(String why, @Nullable Exception cause) {
    Problem problem = LEDGER_LINE_MALFORMED.because("The line is not an entry: " + why + ".");
    return cause == null ? problem.toException() : new ProblemException(problem, cause);
  }
}

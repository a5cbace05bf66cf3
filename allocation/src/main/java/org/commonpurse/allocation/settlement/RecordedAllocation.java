package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;

/**
 * An allocation as it was recorded, with everything it rests on.
 * <p>
 * A recorded allocation never changes, and nothing of it is worked out again to show it. Late
 * entries, a decision or a partner's position make a revision, which stands beside those before it.
 *
 * @param revision  counted from 1
 * @param why  what made the revision
 * @param allocation  the figures as recorded, decisions included; its clauses hold no working,
 *     which stands in the JSON and the explanation
 * @param before  the state it began from
 * @param after  the state it hands on
 * @param positions  where partners stand
 * @param basis  the state of the books it was worked out from; empty in records made before that
 *     was kept
 * @param json  the allocation with its working, word for word
 * @param figures  the figures it was made from, as {@code outturn.schema.json} describes them
 * @param document  the record itself, with its digest
 */
public record RecordedAllocation(
    int revision,
    String why,
    Allocation allocation,
    State before,
    State after,
    List<Position> positions,
    Optional<Basis> basis,
    JsonNode json,
    JsonNode figures,
    AllocationDocument document) {

  private static final String KIND = "allocation/";

  public RecordedAllocation {
    positions = List.copyOf(positions);
  }

  /**
   * Where the books stood.
   *
   * @param sequence  of the fund's last entry
   * @param events  how many events stood in its chain
   * @param seal  of the last link, as 64 hexadecimal digits
   */
  public record Basis(long sequence, long events, String seal) {}

  /** The key it is recorded under, such as {@code allocation/better-care-fund/2023-24/12/1}. */
  public String key() {
    return document.draft().key().value();
  }

  /** The key in a form that is one part of a path, such as {@code better-care-fund~2023-24~12~1}. */
  public String id() {
    return idOf(key());
  }

  /** The {@link #id} of a key. */
  public static String idOf(String key) {
    return key.substring(KIND.length()).replace('/', '~');
  }

  /** The key that an {@link #id} stands for; a key stands for itself. */
  public static String keyOf(String id) {
    return id.startsWith(KIND) ? id : KIND + id.replace('~', '/');
  }

  /** The period it is for, in a form that sorts by time: {@code 2023-24/12}. */
  public String period() {
    return document.draft().period();
  }

  /** When it was recorded. */
  public Instant recordedAt() {
    return document.recordedAt();
  }

  /** Who recorded it. */
  public Actor by() {
    return document.draft().by();
  }

  /** What its entries come to in the accounts, with those of the revisions before it. */
  Postings postings() {
    var record = Document.parse(key(), document.draft().result()).root();
    return Postings.read(record.get("postings"));
  }

  /** The working as sentences, a line each, as they were recorded. */
  public List<String> explanation() {
    var lines = new ArrayList<String>();
    json.path("explanation").forEach(line -> lines.add(line.asText()));
    return lines;
  }

  /**
   * The working of one clause as sentences, a line each, indented by two spaces a level; none where
   * the clause has no result.
   */
  public List<String> explanation(ClauseCode code) {
    var lines = new ArrayList<String>();
    var beginning =
        allocation.clauses().stream()
            .map(ClauseResult::clause)
            .filter(clause -> clause.code().equals(code))
            .map(clause -> "%s (%s): ".formatted(clause.reference(), clause.title()))
            .findFirst();
    boolean isWithin = false;
    for (var line : explanation()) {
      isWithin = line.startsWith(" ") ? isWithin : beginning.filter(line::startsWith).isPresent();
      if (isWithin) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Why a clause left something to nobody: the notes of the steps that left it, as they were recorded. */
  public List<String> whyUnallocated(ClauseCode clause) {
    var notes = new LinkedHashSet<String>();
    for (var result : json.path("clauses")) {
      if (result.path("code").asText().equals(clause.value())) {
        result.path("units").forEach(unit -> addNotes(unit.path("working"), notes));
      }
    }
    return List.copyOf(notes);
  }

  private static void addNotes(JsonNode step, Set<String> notes) {
    if (!step.path("unallocated").asText().equals("0")) {
      step.path("notes").forEach(note -> notes.add(note.asText()));
      step.path("steps").forEach(inner -> addNotes(inner, notes));
    }
  }

  /** The result of the clause that a position is on. */
  public ClauseResult clause(Position position) {
    return allocation.clauses().stream()
        .filter(result -> result.clause().code().equals(position.clause()))
        .findFirst()
        .orElseThrow();
  }

  /** Our figure for the part that a position is on, in pence, in the sign of the clause's amount. */
  public long partPence(Position position) {
    int partner = allocation.parties().index(position.partner()).orElseThrow();
    return clause(position).allocation().partners().get(partner);
  }

  /** The decisions that override what its clauses give. */
  public List<Decision> decisions() {
    var decisions = new ArrayList<Decision>();
    allocation.clauses().forEach(clause -> clause.decision().ifPresent(decisions::add));
    return decisions;
  }
}

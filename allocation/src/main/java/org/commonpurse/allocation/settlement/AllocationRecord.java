package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.allocation.AllocationDraft;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.seal.EventKind;

/**
 * One revision of an allocation on its way into the books and out of them again. What is read is what
 * was written: figures, working and sentences as they were recorded.
 *
 * @param key  what it is recorded under
 * @param why  what made the revision
 * @param allocation  the result, decisions included
 * @param json  the result with its working, as it is to be shown for ever
 * @param before  the state it began from
 * @param after  the state it hands on
 * @param positions  where partners stand
 * @param payOn  the day by which what it charges is due; empty where it charges nothing
 */
record AllocationRecord(
    AllocationKey key,
    String why,
    Allocation allocation,
    JsonNode json,
    State before,
    State after,
    List<Position> positions,
    Optional<LocalDate> payOn) {

  /** A result with the working that it has now. */
  static AllocationRecord of(
      AllocationKey key,
      String why,
      Allocation allocation,
      State before,
      State after,
      List<Position> positions,
      LocalDate payOn) {
    return new AllocationRecord(
        key,
        why,
        allocation,
        AllocationJson.of(allocation),
        before,
        after,
        positions,
        Optional.of(payOn));
  }

  /**
   * Posts what it changes in the books.
   *
   * @param latest  the revision before it, whose entries stand
   */
  void post(Writing books, Fund fund, Optional<RecordedAllocation> latest, Actor by) {
    var posted = latest.map(RecordedAllocation::postings).orElse(Postings.NONE);
    var difference = Postings.of(fund, allocation).less(posted);
    books.journal().postAll(Settlement.of(fund, allocation.agreement(), key, difference, by));
  }

  /** Records it, and gives it back as it was recorded. */
  RecordedAllocation record(Writing books, EventKind kind, Fund fund, Actor by) {
    var outturn = OutturnDocument.of(allocation.outturn()).toString();
    var result = result(books, fund);
    var agreement = allocation.agreement();
    var draft =
        new AllocationDraft(
            fund.code(),
            new EntryKey(key.entryKey()),
            agreement.code(),
            agreement.version(),
            key.sortable(),
            Sha256.hex(agreement.label() + "\n" + outturn + "\n" + result),
            outturn,
            result.toString(),
            by);
    return read(books, books.allocations().add(kind, draft));
  }

  private ObjectNode result(Snapshot books, Fund fund) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("revision", key.revision());
    json.put("why", why);
    payOn.ifPresent(day -> json.put("payOn", day.toString()));
    var stamp = books.stamp(fund.code());
    json.putObject("basis")
        .put("sequence", stamp.sequence())
        .put("events", stamp.events())
        .put("seal", stamp.seal());
    json.set("stateBefore", StateDocument.of(before));
    json.set("stateAfter", StateDocument.of(after));
    json.set("postings", Postings.of(fund, allocation).json());
    json.set("fell", byClause(ClauseResult::fellPence));
    if (allocation.clauses().stream().anyMatch(AllocationRecord::leavesAPart)) {
      json.set("stays", byClause(ClauseResult::staysPence));
    }
    var decisions =
        allocation.clauses().stream().flatMap(clause -> clause.decision().stream()).toList();
    json.set("decisions", decisions(decisions));
    json.set("positions", positionsJson());
    json.set("allocation", this.json);
    return json;
  }

  private static boolean leavesAPart(ClauseResult result) {
    return result.staysPence().stream().anyMatch(pence -> pence != 0);
  }

  /** Parts of every clause in the order of the parties, in whole pence. */
  private ObjectNode byClause(Function<ClauseResult, List<Long>> partsOf) {
    var json = JsonNodeFactory.instance.objectNode();
    for (var clause : allocation.clauses()) {
      var parts = json.putArray(clause.clause().code().value());
      partsOf.apply(clause).forEach(parts::add);
    }
    return json;
  }

  /** Decisions as JSON; keys always stand in the same order. */
  static ArrayNode decisions(List<Decision> decisions) {
    var json = JsonNodeFactory.instance.arrayNode();
    for (var decision : decisions) {
      var node = json.addObject().put("clause", decision.clause().value());
      var pence = node.putObject("pence");
      new TreeMap<>(decision.pence()).forEach((code, part) -> pence.put(code.value(), part));
      node.put("minute", decision.minute());
      node.put("on", decision.on().toString());
      node.put("reason", decision.reason());
      decision.amountPence().ifPresent(amount -> node.put("amount", amount));
    }
    return json;
  }

  private ArrayNode positionsJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    for (var position : positions) {
      var node = json.addObject();
      node.put("clause", position.clause().value());
      node.put("partner", position.partner().value());
      node.put("standing", position.standing().name());
      position.ownPence().ifPresent(pence -> node.put("own", pence));
      node.put("note", position.note());
    }
    return json;
  }

  /** A recorded allocation, read from its record. */
  static RecordedAllocation read(Snapshot books, AllocationDocument document) {
    var draft = document.draft();
    var name = draft.key().value();
    var result = RecordJson.result(document);
    var root = Document.parseJson(name, result.toString()).root();
    Agreement agreement =
        Agreements.signed(books, draft.fund(), draft.agreement(), draft.version());
    var figures = RecordJson.figures(document);
    var outturn = OutturnReader.read(Document.parseJson(name, figures.toString()));
    var before = StateDocument.read(root.get("stateBefore"), agreement.parties());
    var decisions = root.get("decisions").items().stream().map(AllocationRecord::decision).toList();
    return new RecordedAllocation(
        root.get("revision").decimal().intValueExact(),
        root.get("why").text(),
        RecordedFigures.read(agreement, outturn, before, decisions, root),
        before,
        StateDocument.read(root.get("stateAfter"), agreement.parties()),
        root.get("positions").items().stream().map(AllocationRecord::position).toList(),
        basis(root.get("basis")),
        result.path("allocation"),
        figures,
        document);
  }

  private static Optional<RecordedAllocation.Basis> basis(Field field) {
    return field.isPresent()
        ? Optional.of(
            new RecordedAllocation.Basis(
                field.get("sequence").decimal().longValueExact(),
                field.get("events").decimal().longValueExact(),
                field.get("seal").text()))
        : Optional.empty();
  }

  private static Decision decision(Field field) {
    Map<PartnerCode, Long> pence = new HashMap<>();
    field
        .get("pence")
        .entries()
        .forEach(part -> pence.put(PartnerCode.of(part.key()), part.decimal().longValueExact()));
    return new Decision(
        ClauseCode.of(field.get("clause").text()),
        pence,
        field.get("minute").text(),
        LocalDate.parse(field.get("on").text()),
        field.get("reason").text(),
        field.has("amount")
            ? Optional.of(field.get("amount").decimal().longValueExact())
            : Optional.empty());
  }

  private static Position position(Field field) {
    return new Position(
        ClauseCode.of(field.get("clause").text()),
        PartnerCode.of(field.get("partner").text()),
        Standing.valueOf(field.get("standing").text()),
        field.has("own")
            ? Optional.of(field.get("own").decimal().longValueExact())
            : Optional.empty(),
        field.get("note").text());
  }
}

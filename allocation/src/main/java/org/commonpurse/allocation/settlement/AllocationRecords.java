package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.allocation.AllocationArchive;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.EntryKey;

/** Keeps recorded allocations as text, and works them out again from it. */
final class AllocationRecords {

  private final AllocationArchive archive;
  private final Agreements agreements;

  AllocationRecords(AllocationArchive archive, Agreements agreements) {
    this.archive = archive;
    this.agreements = agreements;
  }

  /** Every revision of every allocation of a fund, in the order in which they were recorded. */
  List<RecordedAllocation> list(Code fund) {
    return archive.list(fund).stream().map(this::read).toList();
  }

  /** One revision, if it was recorded. */
  Optional<RecordedAllocation> find(Code fund, String key) {
    return archive.find(fund, new EntryKey(key)).map(this::read);
  }

  /** The latest revision for a period of each agreement that was applied to it. */
  SortedMap<Code, RecordedAllocation> latest(Code fund, FinancialYear year, int throughMonth) {
    var period = AllocationKey.sortable(year, throughMonth);
    var latest = new TreeMap<Code, RecordedAllocation>();
    archive.list(fund).stream()
        .filter(document -> document.period().equals(period))
        .map(this::read)
        .forEach(
            recorded ->
                latest.merge(
                    recorded.allocation().agreement().code(),
                    recorded,
                    (earlier, later) -> later.revision() > earlier.revision() ? later : earlier));
    return latest;
  }

  /** The revision that a decision made, if it made one. */
  Optional<RecordedAllocation> firstWith(Code fund, AllocationKey key, Decision decision) {
    return archive.list(fund).stream()
        .filter(document -> document.key().value().startsWith(key.series() + "/"))
        .map(this::read)
        .filter(recorded -> recorded.decisions().contains(decision))
        .findFirst();
  }

  /** Another period of the same year that the same agreement was applied to, if there is one. */
  Optional<String> otherInYear(Code fund, AllocationKey key) {
    return archive.list(fund).stream()
        .filter(document -> document.agreement().equals(key.agreement()))
        .map(AllocationDocument::period)
        .filter(period -> period.startsWith(key.year() + "/") && !period.equals(key.sortable()))
        .max(Comparator.naturalOrder());
  }

  /** The latest revision of the last period before one, if there is any. */
  Optional<RecordedAllocation> before(Code fund, AllocationKey key) {
    return archive.list(fund).stream()
        .filter(document -> document.agreement().equals(key.agreement()))
        .filter(document -> document.period().compareTo(key.sortable()) < 0)
        .max(Comparator.comparing(AllocationDocument::period))
        .flatMap(
            last ->
                archive.list(fund).stream()
                    .filter(document -> document.agreement().equals(key.agreement()))
                    .filter(document -> document.period().equals(last.period()))
                    .map(this::read)
                    .max(Comparator.comparingInt(RecordedAllocation::revision)));
  }

  /** Records an allocation, and gives it back with the moment when it was recorded. */
  RecordedAllocation add(Fund fund, RecordedAllocation recorded) {
    var key = AllocationKey.of(recorded);
    var allocation = recorded.allocation();
    var outturn = OutturnDocument.of(allocation.outturn()).toString();
    var result = json(fund, recorded);
    var document =
        archive.add(
            new AllocationDocument(
                fund.code(),
                new EntryKey(key.entryKey()),
                allocation.agreement().code(),
                allocation.agreement().version(),
                key.sortable(),
                digest(allocation.agreement().label() + "\n" + outturn + "\n" + result),
                outturn,
                result.toString(),
                Instant.EPOCH,
                recorded.by()));
    return recorded.recordedAt(document.recordedAt());
  }

  private static ObjectNode json(Fund fund, RecordedAllocation recorded) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("revision", recorded.revision());
    json.put("why", recorded.why());
    json.set("state-before", StateDocument.of(recorded.before()));
    json.set("state-after", StateDocument.of(recorded.after()));
    json.set("postings", Postings.of(fund, recorded.allocation()).json());
    var decisions = json.putArray("decisions");
    for (var decision : recorded.decisions()) {
      var node = decisions.addObject().put("clause", decision.clause().value());
      var pence = node.putObject("pence");
      new TreeMap<>(decision.pence()).forEach((code, part) -> pence.put(code.value(), part));
      node.put("minute", decision.minute());
      node.put("on", decision.on().toString());
      node.put("reason", decision.reason());
    }
    var positions = json.putArray("positions");
    for (var position : recorded.positions()) {
      var node = positions.addObject();
      node.put("clause", position.clause().value());
      node.put("partner", position.partner().value());
      node.put("standing", position.standing().name());
      position.ownPence().ifPresent(pence -> node.put("own", pence));
      node.put("note", position.note());
    }
    json.set("allocation", AllocationJson.of(recorded.allocation()));
    return json;
  }

  /** Works a recorded allocation out again from what it rests on. */
  private RecordedAllocation read(AllocationDocument document) {
    var root = Document.parse(document.key().value(), document.result()).root();
    var agreement = agreements.get(document.fund(), document.agreement(), document.version());
    var outturn = OutturnReader.read(Document.parse(document.key().value(), document.outturn()));
    var before = StateDocument.read(root.get("state-before"));
    var decisions = root.get("decisions").items().stream().map(AllocationRecords::decision);
    var applied = Engine.apply(agreement, outturn, before, decisions.toList());
    return new RecordedAllocation(
        root.get("revision").decimal().intValueExact(),
        root.get("why").text(),
        applied.allocation(),
        before,
        applied.state(),
        root.get("positions").items().stream().map(AllocationRecords::position).toList(),
        document.recordedAt(),
        document.by());
  }

  private static Decision decision(Field field) {
    Map<Code, Long> pence = new HashMap<>();
    field
        .get("pence")
        .entries()
        .forEach(part -> pence.put(Code.of(part.key()), part.decimal().longValueExact()));
    return new Decision(
        Code.of(field.get("clause").text()),
        pence,
        field.get("minute").text(),
        LocalDate.parse(field.get("on").text()),
        field.get("reason").text());
  }

  private static Position position(Field field) {
    return new Position(
        Code.of(field.get("clause").text()),
        Code.of(field.get("partner").text()),
        Standing.valueOf(field.get("standing").text()),
        field.has("own")
            ? Optional.of(field.get("own").decimal().longValueExact())
            : Optional.empty(),
        field.get("note").text());
  }

  private static String digest(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}

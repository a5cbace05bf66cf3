package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_ALLOCATION_DIFFERS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.allocation.AllocationDraft;
import org.commonpurse.ledger.allocation.AllocationRegister;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** The allocations of a store. */
public final class AllocationStore implements AllocationRegister {

  private static final EventKind[] KINDS = {
    EventKind.ALLOCATION, EventKind.DECISION, EventKind.POSITION
  };

  /** Keeps every digit of every number, so that what is read is what was written. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Transactions transactions;
  private final FundStore funds;

  /** The allocations reached by these transactions. */
  public AllocationStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public AllocationDocument add(EventKind kind, AllocationDraft allocation) {
    FundState state = funds.state(allocation.fund());
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          Optional<AllocationDocument> present = find(log, allocation.key());
          if (present.isPresent()) {
            return requireSame(present.get(), allocation);
          }
          if (kind != EventKind.POSITION) {
            SecondPerson.need(
                transactions,
                log,
                allocation.fund(),
                kind == EventKind.DECISION ? "A decision" : "An allocation");
          }
          return read(
              log.append(
                  transactions,
                  kind,
                  allocation.key().value(),
                  write(allocation),
                  allocation.by()));
        });
  }

  private static AllocationDocument requireSame(AllocationDocument present, AllocationDraft added) {
    if (!present.draft().saysTheSameAs(added)) {
      throw LEDGER_ALLOCATION_DIFFERS
          .because(
              "Key \""
                  + added.key()
                  + "\" was used on "
                  + present.recordedAt()
                  + " for an allocation of "
                  + present.draft().period()
                  + " by version "
                  + present.draft().version()
                  + " of agreement "
                  + present.draft().agreement()
                  + ", which differs from this one, of "
                  + added.period()
                  + " by version "
                  + added.version()
                  + " of agreement "
                  + added.agreement()
                  + ". Use a new key; nothing was recorded.",
              "fund",
              added.fund(),
              "key",
              added.key())
          .toException();
    }
    return present;
  }

  @Override
  public List<AllocationDocument> list(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions.read(connection -> new EventLog(connection, state).list(KINDS)).stream()
        .filter(event -> transactions.view().knows(event.recordedAt()))
        .map(AllocationStore::read)
        .toList();
  }

  @Override
  public List<EntryKey> keys(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).subjects(transactions.view(), KINDS))
        .stream()
        .map(EntryKey::new)
        .toList();
  }

  @Override
  public Optional<AllocationDocument> find(FundCode fund, EntryKey key) {
    FundState state = funds.state(fund);
    return transactions.read(connection -> find(new EventLog(connection, state), key));
  }

  private static Optional<AllocationDocument> find(EventLog log, EntryKey key) {
    return log.newest(key.value(), KINDS).map(AllocationStore::read);
  }

  /** The document of an event: the figures and the result stand in it as they were given. */
  static String write(AllocationDraft allocation) {
    ObjectNode json = JSON.createObjectNode();
    json.put("agreement", allocation.agreement().value());
    json.put("version", allocation.version());
    json.put("period", allocation.period());
    json.put("digest", allocation.digest());
    json.putRawValue("outturn", new RawValue(allocation.outturn()));
    json.putRawValue("result", new RawValue(allocation.result()));
    return json.toString();
  }

  private static AllocationDocument read(ChainEvent event) {
    JsonNode json;
    try {
      json = JSON.readTree(event.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of an allocation is not JSON", e);
    }
    return new AllocationDocument(
        new AllocationDraft(
            event.fund(),
            new EntryKey(event.subject()),
            AgreementCode.of(json.path("agreement").asText()),
            json.path("version").intValue(),
            json.path("period").asText(),
            json.path("digest").asText(),
            json.path("outturn").toString(),
            json.path("result").toString(),
            event.by()),
        event.recordedAt());
  }
}

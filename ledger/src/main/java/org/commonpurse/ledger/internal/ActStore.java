package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_KEY_REUSED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.act.Acts;
import org.commonpurse.ledger.act.RecordedAct;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.jdbi.v3.core.Handle;

/** The acts of a store that were carried out under a key: an event each, whose subject is the key. */
final class ActStore implements Acts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ENTRY = "SELECT sequence FROM entry WHERE fund = ? AND entry_key = ?";

  private final Transactions transactions;
  private final FundStore funds;

  ActStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public Optional<RecordedAct> find(FundCode fund, ActRequest request) {
    FundState state = funds.state(fund);
    return transactions.read(connection -> find(connection, state, request));
  }

  @Override
  public void record(FundCode fund, ActRequest request, String result) {
    FundState state = funds.state(fund);
    transactions.write(
        connection -> {
          record(transactions, connection, state, request, result, transactions.entriesBefore());
          return request;
        });
  }

  /** The same as {@link Acts#find}, on a connection that holds the fund's head. */
  static Optional<RecordedAct> find(Connection connection, FundState state, ActRequest request) {
    Handle handle = Handles.on(connection);
    requireNoEntry(handle, state, request);
    return new EventLog(handle, state.id(), state.code())
        .newest(request.key().value(), EventKind.ACT)
        .map(
            event -> {
              JsonNode document = read(event.document());
              if (!isSame(event, document, request)) {
                throw reused(
                    state.code(),
                    request.key(),
                    document.path("act").asText() + " at " + event.recordedAt(),
                    request.act());
              }
              return new RecordedAct(document.path("result").asText(), event.afterEntry());
            });
  }

  /** Whether it is the same request; of one whose digest was taken out, as far as is still known. */
  private static boolean isSame(ChainEvent event, JsonNode document, ActRequest request) {
    return event.proof().takenOut().isPresent()
        ? document.path("act").asText().equals(request.act()) && event.by().isSameAs(request.by())
        : document.path("request").asText().equals(request.digest());
  }

  /**
   * The same as {@link Acts#record}, on a connection that holds the fund's head.
   *
   * @param afterEntry  the sequence of the last entry before the act, so that it is known which are the act's
   */
  static void record(
      Transactions transactions,
      Connection connection,
      FundState state,
      ActRequest request,
      String result,
      long afterEntry)
      throws SQLException {
    var log = new EventLog(connection, state);
    requireNoEntry(Handles.on(connection), state, request);
    ObjectNode document = JSON.createObjectNode();
    document.put("act", request.act()).put("request", request.digest()).put("result", result);
    if (log.lock(transactions).sequence() > afterEntry) {
      document.put("afterEntry", afterEntry);
    }
    log.append(
        transactions, EventKind.ACT, request.key().value(), document.toString(), request.by());
  }

  /** Entries and acts share their keys: what was done under one of them is never told as another. */
  private static void requireNoEntry(Handle handle, FundState state, ActRequest request) {
    handle
        .select(ENTRY)
        .bind(0, state.id())
        .bind(1, request.key().value())
        .mapTo(Long.class)
        .findOne()
        .ifPresent(
            sequence -> {
              throw reused(state.code(), request.key(), "entry " + sequence, request.act());
            });
  }

  /**
   * The refusal of a key that was used for something else.
   *
   * @param recorded  what it was used for
   * @param submitted  what came with it now
   */
  static ProblemException reused(FundCode fund, EntryKey key, String recorded, String submitted) {
    return LEDGER_KEY_REUSED
        .because(
            "Key \""
                + key
                + "\" of fund "
                + fund
                + " was used for another request ("
                + recorded
                + ") than this one ("
                + submitted
                + "). Use a new key, or send the same request; nothing was recorded.",
            "fund",
            fund,
            "key",
            key,
            "recorded",
            recorded,
            "submitted",
            submitted)
        .toException();
  }

  private static JsonNode read(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of an act is not JSON", e);
    }
  }
}

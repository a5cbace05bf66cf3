package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exit.Exit;
import org.commonpurse.ledger.exit.ExitRegister;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** The exits of a store. */
final class ExitStore implements ExitRegister {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Transactions transactions;
  private final FundStore funds;

  /** The exits reached by these transactions. */
  ExitStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public List<Exit> list(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions.read(connection -> list(new EventLog(connection, state))).stream()
        .filter(exit -> transactions.view().knows(exit.recordedAt()))
        .toList();
  }

  static List<Exit> list(EventLog log) {
    return log.list(EventKind.EXIT).stream().map(ExitStore::read).toList();
  }

  @Override
  public Exit record(
      FundCode fund, Optional<PartnerCode> partner, LocalDate on, String account, Actor by) {
    FundState state = funds.state(fund);
    var document = JSON.createObjectNode();
    document.put("on", on.toString());
    partner.ifPresent(code -> document.put("partner", code.value()));
    document.put("account", account);
    var subject = partner.map(PartnerCode::value).orElse("fund");
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          for (var before : list(log)) {
            if (before.partner().isEmpty() || before.partner().equals(partner)) {
              throw before.refusal("It cannot end again.");
            }
          }
          SecondPerson.need(
              transactions,
              log,
              fund,
              partner.map(code -> "The leaving of partner " + code).orElse("The winding up"));
          return read(log.append(transactions, EventKind.EXIT, subject, document.toString(), by));
        });
  }

  private static Exit read(ChainEvent event) {
    JsonNode document;
    try {
      document = JSON.readTree(event.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of event " + event.number() + " is broken", e);
    }
    return new Exit(
        event.fund(),
        document.has("partner")
            ? Optional.of(PartnerCode.of(document.path("partner").asText()))
            : Optional.empty(),
        LocalDate.parse(document.path("on").asText()),
        document.path("account").asText(),
        event.recordedAt(),
        event.by());
  }
}

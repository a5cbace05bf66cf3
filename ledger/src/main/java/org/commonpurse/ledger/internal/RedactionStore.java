package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.RedactionProblem.REDACTION_DONE;
import static org.commonpurse.ledger.problem.RedactionProblem.REDACTION_OF_FIRST_FORM;
import static org.commonpurse.ledger.problem.RedactionProblem.REDACTION_REASON_UNFIT;
import static org.commonpurse.ledger.problem.RedactionProblem.REDACTION_UNSOUND;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.RedactionProblem;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.redaction.Redaction;
import org.commonpurse.ledger.redaction.RedactionDocument;
import org.commonpurse.ledger.redaction.RedactionRegister;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;

/** Takes narratives out of a store: the event that says so first, without which no trigger lets it happen. */
final class RedactionStore implements RedactionRegister {

  private static final String TAKE_OUT_OF_ENTRY =
      "UPDATE entry SET narrative = '', salt = ? WHERE fund = ? AND sequence = ?";

  private static final String TAKE_OUT_OF_EVENT =
      "UPDATE event SET document = ?, salt = ? WHERE fund = ? AND number = ?";

  private static final String SEAL_OF_ENTRY =
      "SELECT seal FROM entry WHERE fund = ? AND sequence = ?";

  // The link before an event is an event only if no entry stands between them.
  private static final String SEAL_OF_LAST_EVENT =
      "SELECT seal FROM event WHERE fund = ? AND after_entry = ? AND number < ?"
          + " ORDER BY number DESC LIMIT 1";

  private static final HexFormat HEX = HexFormat.of();

  private final Transactions transactions;
  private final FundStore funds;
  private final ProposalStore proposals;

  /** The redactions reached by these transactions. */
  RedactionStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
    this.proposals = new ProposalStore(transactions, funds);
  }

  @Override
  public List<Redaction> list(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).list(EventKind.REDACTION))
        .stream()
        .filter(event -> transactions.view().knows(event.recordedAt()))
        .flatMap(
            event ->
                RedactedLink.find(event.subject()).stream()
                    .filter(RedactedLink::isEntry)
                    .map(link -> Redaction.of(event, link.number())))
        .toList();
  }

  @Override
  public Redaction redact(FundCode fund, long entry, String reason, Actor by) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          JournalHead head = log.lock(transactions);
          RecordedEntry recorded = JournalStore.existing(connection, state, head, entry);
          requireThere(connection, state, recorded);
          requireFit(reason, recorded.entry().narrative());
          SecondPerson.need(transactions, log, fund, "A redaction");
          Redaction done = redact(connection, state, log, recorded, reason, by);
          transactions.forgetTraces();
          return done;
        });
  }

  @Override
  public Redaction again(FundCode fund, long entry) {
    transactions.forgetTraces();
    return list(fund).stream().filter(each -> each.entry() == entry).findFirst().orElseThrow();
  }

  private Redaction redact(
      Connection connection,
      FundState state,
      EventLog log,
      RecordedEntry entry,
      String reason,
      Actor by)
      throws SQLException {
    var others = new EventsOfAnEntry(log, entry);
    List<ChainEvent> events = others.find(proposals.list(state.code()), transactions.now());
    for (ChainEvent event : events) {
      requireSound(connection, state, event);
    }
    var numbers = events.stream().map(ChainEvent::number).toList();
    var places = new TextPlaces(connection, state.id(), entry).find(Set.copyOf(numbers));
    var stays = new HashMap<>(Seals.personalTexts(entry));
    stays.remove("narrative");
    var hashes = hashes(entry.proof(), Seals.personalTexts(entry));
    var said =
        log.append(
            transactions,
            EventKind.REDACTION,
            RedactedLink.entry(entry.sequence()).subject(),
            new RedactionDocument(reason, hashes, stays, numbers, places).text(),
            by);
    update(connection, TAKE_OUT_OF_ENTRY, TakenOutProofs.NO_SALT, state.id(), entry.sequence());
    for (ChainEvent event : events) {
      String left = others.left(event);
      takeOut(connection, state, log, event, left, reason, by);
    }
    return Redaction.of(said, entry.sequence());
  }

  private void takeOut(
      Connection connection,
      FundState state,
      EventLog log,
      ChainEvent event,
      String left,
      String reason,
      Actor by)
      throws SQLException {
    var texts = Seals.personalTexts(event);
    var hashes = hashes(event.proof(), texts);
    texts.put("document", left);
    log.append(
        transactions,
        EventKind.REDACTION,
        RedactedLink.event(event.number()).subject(),
        new RedactionDocument(reason, hashes, texts, List.of(), List.of()).text(),
        by);
    update(connection, TAKE_OUT_OF_EVENT, left, TakenOutProofs.NO_SALT, state.id(), event.number());
  }

  private static Map<String, String> hashes(TextProof proof, Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, text -> proof.of(text.getKey(), text.getValue())));
  }

  private static void update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("A text to take out is not there");
      }
    }
  }

  private static void requireThere(Connection connection, FundState state, RecordedEntry entry)
      throws SQLException {
    if (entry.proof().takenOut().isPresent()) {
      throw refused(
          REDACTION_DONE,
          state,
          entry,
          "The narrative of entry %d of fund %s was taken out before, as event %d says. Nothing was recorded."
              .formatted(entry.sequence(), state.code(), entry.proof().takenOut().get().event()));
    }
    if (entry.proof().salt().isEmpty()) {
      throw refused(
          REDACTION_OF_FIRST_FORM,
          state,
          entry,
          "Entry %d of fund %s was recorded before there were salts: its narrative is part of what is sealed. Nothing was recorded; reverse it and post it anew without the text, which stays readable in the first."
              .formatted(entry.sequence(), state.code()));
    }
    if (!Seals.expected(sealBefore(connection, state, entry), entry).equals(entry.seal())) {
      throw refused(
          REDACTION_UNSOUND,
          state,
          entry,
          "Entry %d of fund %s does not fit its seal: it was changed. Nothing was recorded; run verify."
              .formatted(entry.sequence(), state.code()));
    }
  }

  private static void requireSound(Connection connection, FundState state, ChainEvent event)
      throws SQLException {
    String before = sealBefore(connection, state, event.afterEntry(), event.number());
    if (!Seals.expected(before, event).equals(event.seal())) {
      throw REDACTION_UNSOUND
          .because(
              "Event %d of fund %s, which has the narrative too, does not fit its seal: it was changed. Nothing was recorded; run verify."
                  .formatted(event.number(), state.code()),
              "fund",
              state.code(),
              "event",
              event.number())
          .toException();
    }
  }

  private static String sealBefore(Connection connection, FundState state, RecordedEntry entry)
      throws SQLException {
    return sealBefore(connection, state, entry.sequence() - 1, Long.MAX_VALUE);
  }

  /** The seal of the last link that stands after an entry, or is it, and before the event of a number. */
  private static String sealBefore(
      Connection connection, FundState state, long afterEntry, long beforeEvent)
      throws SQLException {
    var event = seal(connection, SEAL_OF_LAST_EVENT, state.id(), afterEntry, beforeEvent);
    var found = event.isEmpty() ? seal(connection, SEAL_OF_ENTRY, state.id(), afterEntry) : event;
    return found.isEmpty() ? Seals.START : found;
  }

  private static String seal(Connection connection, String sql, long... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? HEX.formatHex(row.getBytes(1)) : "";
      }
    }
  }

  /** The reason stays for good: it must not bring the text back. */
  private static void requireFit(String reason, String narrative) {
    boolean isText =
        !reason.isBlank()
            && reason.length() <= REASON_LENGTH_MAX
            && reason.codePoints().noneMatch(Character::isISOControl);
    if (!isText || repeats(reason, narrative)) {
      throw REDACTION_REASON_UNFIT
          .because(
              "The reason has 1 to %d printable characters and does not repeat the narrative: it stays readable. Nothing was recorded; say it in other words."
                  .formatted(REASON_LENGTH_MAX))
          .toException();
    }
  }

  private static boolean repeats(String reason, String narrative) {
    String words = Pattern.quote(oneSpace(narrative));
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(oneSpace(reason))
        .find();
  }

  private static String oneSpace(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static RuntimeException refused(
      RedactionProblem type, FundState state, RecordedEntry entry, String why) {
    return type.because(why, "fund", state.code(), "sequence", entry.sequence()).toException();
  }
}

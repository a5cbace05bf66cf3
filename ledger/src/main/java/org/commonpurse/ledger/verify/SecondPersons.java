package org.commonpurse.ledger.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.proposal.CarriedOut;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalAnswer;
import org.commonpurse.ledger.proposal.ProposalDocument;
import org.commonpurse.ledger.rule.FourEyes;
import org.commonpurse.ledger.rule.RulesDocument;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/**
 * Follows a chain and finds what needed a second person by the rules of its time and had none. It takes
 * nobody's word for it: an answer counts if it is to a proposal of somebody else, and names the links.
 */
public final class SecondPersons {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<EventKind> BOUND =
      EnumSet.of(
          EventKind.RULES,
          EventKind.AGREEMENT,
          EventKind.NOTICE,
          EventKind.EXIT,
          EventKind.ALLOCATION,
          EventKind.DECISION,
          EventKind.REDACTION);

  private Optional<FourEyes> rule = Optional.empty();
  private final TreeMap<Long, String> entries = new TreeMap<>();
  private final TreeMap<Long, String> events = new TreeMap<>();
  private final Map<Long, Proposal> proposals = new HashMap<>();

  /** Takes the next entry. */
  public void take(RecordedEntry recorded) {
    if (rule.filter(each -> each.binds(recorded.entry())).isPresent()) {
      entries.put(
          recorded.sequence(),
          "It debits %s, and nobody agreed to it."
              .formatted(Amounts.print(recorded.entry().debitsPence())));
    }
  }

  /** Takes the next event. */
  public void take(ChainEvent event) {
    if (rule.isPresent() && BOUND.contains(event.kind())) {
      events.put(
          event.number(),
          "Nobody agreed to event %d, of kind %s, about %s."
              .formatted(event.number(), event.kind().word(), event.subject()));
    }
    try {
      read(event);
    } catch (ProblemException | IllegalStateException | IllegalArgumentException e) {
      events.put(
          event.number(), "The document of event %d cannot be read.".formatted(event.number()));
    }
  }

  private void read(ChainEvent event) {
    switch (event.kind()) {
      case RULES -> rule = RulesDocument.read(event.document()).fourEyes();
      case APPROVAL -> posted(event).forEach(entries::remove);
      case PROPOSAL -> {
        Proposal proposal = ProposalDocument.read(event);
        proposals.put(proposal.number(), proposal);
      }
      case ANSWER -> answer(Long.parseLong(event.subject()), ProposalDocument.answer(event));
      default -> {}
    }
  }

  private void answer(long number, ProposalAnswer answer) {
    Proposal proposal = proposals.get(number);
    if (proposal == null) {
      return;
    }
    proposals.put(number, proposal.answered(answer));
    if (answer.carriedOut().isPresent() && isConsent(proposal, answer)) {
      CarriedOut links = answer.carriedOut().get();
      entries.keySet().removeIf(links::coversEntry);
      events.keySet().removeIf(links::coversEvent);
    }
  }

  /** Whether the ledger would have taken the answer, and it is the last that was needed. */
  private static boolean isConsent(Proposal proposal, ProposalAnswer answer) {
    try {
      proposal.requireAllowed(answer.answer(), answer.by(), answer.at());
      return proposal.isCompletedBy(answer.answer());
    } catch (ProblemException e) {
      return false;
    }
  }

  /**
   * The entries that the approval of an observed value posted, and by which it took an earlier one back:
   * whoever approves did not observe.
   */
  private static List<Long> posted(ChainEvent event) {
    try {
      var document = JSON.readTree(event.document());
      return Stream.of("entry", "reversalEntry")
          .map(document::path)
          .filter(JsonNode::isIntegralNumber)
          .map(JsonNode::longValue)
          .toList();
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  /** Notes all that nobody agreed to. */
  public void finish(Replay replay) {
    entries.forEach((sequence, why) -> replay.note("second-person", sequence, why));
    events.values().forEach(why -> replay.note("second-person", why));
  }
}

package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.RedactionProblem.REDACTION_PROPOSAL_OPEN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalState;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/**
 * The events whose documents have the narrative of an entry, or a hash without a salt from which it could be
 * found by trying, because the entry was proposed or was posted by an act with a key: the proposal with its
 * answers, which all have its digest, and the acts, which have the digest of their request. Proposals of the
 * same that came to nothing have it as well.
 */
final class EventsOfAnEntry {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Digests of proposals are told apart by what takes their place, which nobody can find again. */
  private final Salt thrownAway = Salt.random();

  private final EventLog log;
  private final RecordedEntry entry;
  private final SortedMap<Long, ChainEvent> found = new TreeMap<>();

  /** Those of an entry whose narrative is there. */
  EventsOfAnEntry(EventLog log, RecordedEntry entry) {
    this.log = log;
    this.entry = entry;
  }

  /**
   * The events, in order, but for those that an earlier redaction took out.
   *
   * @param proposals  all of the fund; one that ended and recorded nothing is among them where it asks for
   *     something with the narrative
   * @param now  the present moment
   * @throws ProblemException {@code REDACTION_PROPOSAL_OPEN}
   */
  List<ChainEvent> find(List<Proposal> proposals, Instant now) {
    List<ChainEvent> acts = log.list(EventKind.ACT);
    acts.stream().filter(this::isOfItsAct).forEach(this::add);
    for (Proposal proposal : proposals) {
      boolean isOfEntry =
          proposal.carriedOut().filter(links -> links.coversEntry(entry.sequence())).isPresent();
      ProposalState state = proposal.state(now);
      if (state == ProposalState.OPEN && hasNarrative(proposal)) {
        throw REDACTION_PROPOSAL_OPEN
            .because(
                "Proposal %d of fund %s has the narrative of entry %d too, and is open. Nothing was recorded; answer or withdraw it first."
                    .formatted(proposal.number(), proposal.fund(), entry.sequence()),
                "proposal",
                proposal.number())
            .toException();
      }
      if (isOfEntry || (state != ProposalState.CARRIED_OUT && hasNarrative(proposal))) {
        addProposal(proposal.number(), acts);
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * Whether a proposal says the narrative, as one of its texts. A part of one is not enough: whoever redacts a
   * short word would take out what others proposed.
   */
  private boolean hasNarrative(Proposal proposal) {
    String document = proposal.request().document();
    return !document.isBlank() && says(Document.parse("document", document).json());
  }

  private boolean says(JsonNode json) {
    if (json.isTextual()) {
      return json.asText().equals(entry.entry().narrative());
    }
    return StreamSupport.stream(json.spliterator(), false).anyMatch(this::says);
  }

  /** Whether an act posted the entry; of acts before there was a word of that, nobody knows. */
  private boolean isOfItsAct(ChainEvent act) {
    var after = read(act).path("afterEntry");
    return after.isIntegralNumber()
        && after.longValue() < entry.sequence()
        && entry.sequence() <= act.afterEntry();
  }

  /**
   * A proposal, its answers, and the act that follows each: as a rule the one that it was made by. In doubt a
   * digest goes that could have stayed, and a later retry of that act is compared by who asks for which act.
   */
  private void addProposal(long number, List<ChainEvent> acts) {
    for (ChainEvent event : log.list(EventKind.PROPOSAL, EventKind.ANSWER)) {
      if (event.subject().equals(Long.toString(number))) {
        add(event);
        acts.stream()
            .filter(
                act -> act.number() == event.number() + 1 && act.afterEntry() == event.afterEntry())
            .forEach(this::add);
      }
    }
  }

  private void add(ChainEvent event) {
    if (event.proof().takenOut().isEmpty()) {
      found.put(event.number(), event);
    }
  }

  /** The document that is left of an event: who, when and what for, without the text and its hashes. */
  String left(ChainEvent event) {
    ObjectNode json = read(event);
    switch (event.kind()) {
      case PROPOSAL -> json.put("document", "").put("digest", instead(json));
      case ANSWER -> {
        json.put("digest", instead(json));
        if (json.path("reason").asText().contains(entry.entry().narrative())) {
          json.put("reason", "");
        }
      }
      case ACT -> json.put("request", "");
      default -> throw new IllegalStateException("Nothing is taken out of " + event.kind());
    }
    return json.toString();
  }

  private String instead(ObjectNode json) {
    return thrownAway.digest("digest", json.path("digest").asText());
  }

  private static ObjectNode read(ChainEvent event) {
    try {
      return (ObjectNode) Objects.requireNonNull(JSON.readTree(event.document()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of event " + event.number() + " is broken", e);
    }
  }
}

package org.commonpurse.ledger.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.redaction.RedactionDocument;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;

/**
 * Holds the texts that are gone from a chain against the events that say so: each is named by one event that
 * follows it, whose hashes are those that the link is sealed with, and what was hashed with the same salt
 * still says what it said then. What is left of an event's document rests on the word of whoever took the
 * rest out, so no document that decides anything may go: an agreement, rules, a decision.
 */
final class Redactions {

  /** A link without a text, and its texts that are there. */
  private record Gone(TextProof.TakenOut proof, Map<String, String> texts) {}

  /** What is gone and was not named yet. */
  private final Map<RedactedLink, Gone> unnamed = new HashMap<>();

  private final Replay replay;

  Redactions(Replay replay) {
    this.replay = replay;
  }

  /** Takes the next entry. */
  void take(RecordedEntry recorded) {
    take(RedactedLink.entry(recorded.sequence()), recorded.proof(), Seals.personalTexts(recorded));
  }

  /** Takes the next event. */
  void take(ChainEvent event) {
    if (event.kind() == EventKind.REDACTION) {
      name(event);
    }
    if (event.proof().takenOut().isPresent() && !RedactedLink.KINDS.contains(event.kind())) {
      note(event, "nothing is ever taken out of an event of this kind.");
    }
    take(RedactedLink.event(event.number()), event.proof(), Seals.personalTexts(event));
  }

  private void take(RedactedLink link, TextProof proof, Map<String, String> texts) {
    proof.takenOut().ifPresent(left -> unnamed.put(link, new Gone(left, texts)));
  }

  private void name(ChainEvent event) {
    Optional<RedactedLink> link = RedactedLink.find(event.subject());
    Gone gone = link.map(unnamed::remove).orElse(null);
    if (link.isEmpty() || gone == null) {
      note(event, "it takes out a text that is still there, was taken out before or never was.");
      return;
    }
    RedactionDocument document;
    try {
      document = RedactionDocument.read(event);
    } catch (IllegalStateException e) {
      note(event, "its document cannot be read.");
      return;
    }
    if (gone.proof().event() != event.number()
        || !gone.proof().hashes().equals(document.hashes())) {
      note(event, "the hashes that it keeps are not those that the link is held by.");
    }
    String field = link.get().isEntry() ? "narrative" : "";
    boolean isSame =
        document.hashes().keySet().equals(gone.texts().keySet())
            && gone.texts().entrySet().stream()
                .filter(text -> !text.getKey().equals(field))
                .allMatch(text -> text.getValue().equals(document.stays().get(text.getKey())));
    if (!isSame) {
      note(event, "what stays of the link is not what it says that stays.");
    }
  }

  private void note(ChainEvent event, String what) {
    replay.note(
        "redaction", "Event %d, about %s: %s".formatted(event.number(), event.subject(), what));
  }

  /** Notes what is gone without an event that says so. */
  void finish() {
    unnamed.keySet().stream()
        .sorted((one, other) -> Long.compare(one.number(), other.number()))
        .forEach(
            link ->
                replay.note(
                    "redaction",
                    "A text of " + link.subject() + " is gone, and no event says so."));
  }
}

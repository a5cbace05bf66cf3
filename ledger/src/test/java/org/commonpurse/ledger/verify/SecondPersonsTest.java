package org.commonpurse.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.proposal.AnswerKind;
import org.commonpurse.ledger.proposal.CarriedOut;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.NewAnswer;
import org.commonpurse.ledger.proposal.ProposalDocument;
import org.commonpurse.ledger.proposal.ProposedRequest;
import org.commonpurse.ledger.rule.FourEyes;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.RulesDocument;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.junit.jupiter.api.Test;

/**
 * Verification finds what needed a second person and had none, whatever program wrote it: these chains are
 * such as the ledger does not write.
 */
class SecondPersonsTest {

  private static final Instant AT = Instant.parse("2023-05-01T09:00:00Z");
  private static final Actor MAKER = new Actor("maker");
  private static final Actor APPROVER = new Actor("approver");
  private static final String DIGEST = "d".repeat(64);

  private final SecondPersons persons = new SecondPersons();
  private long events;
  private long entries;

  private void event(EventKind kind, String subject, String document, Actor by) {
    persons.take(
        new ChainEvent(
            Samples.FUND,
            ++events,
            entries,
            kind,
            subject,
            document,
            by,
            TextProof.salted(Salt.random()),
            AT,
            Optional.empty(),
            Seals.START));
  }

  private void entry(long pence) {
    var entry = Samples.due("2023-04-01", Samples.ICB, Samples.MINIMUM, pence);
    persons.take(
        new RecordedEntry(
            ++entries,
            entry,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new EntryKey("k" + entries),
            MAKER,
            TextProof.salted(Salt.random()),
            AT,
            Seals.START));
  }

  private void rules() {
    var rules = FundRules.NONE.with(new FourEyes(100, 14));
    event(EventKind.RULES, "rules", RulesDocument.write(rules), MAKER);
  }

  private void proposal(int number, Consent consent) {
    var request = new ProposedRequest("entry-post", Map.of(), "{}");
    var document =
        ProposalDocument.of(
            request, DIGEST, consent, Set.of(), Credential.ON_TRUST, AT.plus(Duration.ofDays(14)));
    event(EventKind.PROPOSAL, Integer.toString(number), document, MAKER);
  }

  private void answer(int number, AnswerKind kind, Actor by, CarriedOut links) {
    var answer = new NewAnswer(kind, Optional.empty(), DIGEST, "");
    event(
        EventKind.ANSWER,
        Integer.toString(number),
        ProposalDocument.of(answer, Credential.ON_TRUST, Optional.of(links)),
        by);
  }

  private List<String> found() {
    var replay = new Replay(Optional.empty(), false, false);
    persons.finish(replay);
    var found = new ArrayList<String>();
    for (Finding finding : replay.finish()) {
      found.add(finding.what() + finding.sequence().map(sequence -> " " + sequence).orElse(""));
    }
    return found;
  }

  @Test
  void findsAnEntryThatNobodyAgreedToAndNoneBelowTheLimitOrBeforeTheRule() {
    entry(101);
    rules();
    entry(100);
    entry(101);

    assertThat(found()).containsExactly("second-person 3");
  }

  @Test
  void findsAnAgreementThatNobodySigned() {
    rules();
    event(EventKind.AGREEMENT, "bcf/1", "text", MAKER);

    assertThat(found()).containsExactly("second-person");
  }

  @Test
  void takesAnAnswerOfAnotherPersonThatNamesTheLinks() {
    rules();
    proposal(1, Consent.APPROVAL);
    entry(101);
    event(EventKind.AGREEMENT, "bcf/1", "text", MAKER);
    answer(1, AnswerKind.APPROVE, APPROVER, new CarriedOut(0, 1, 2, 3));

    assertThat(found()).isEmpty();
  }

  @Test
  void takesNoAnswerOfTheSamePersonNorOneToOtherLinks() {
    rules();
    proposal(1, Consent.APPROVAL);
    entry(101);
    answer(1, AnswerKind.APPROVE, MAKER, new CarriedOut(0, 1, 2, 2));
    proposal(2, Consent.APPROVAL);
    entry(102);
    answer(2, AnswerKind.APPROVE, APPROVER, new CarriedOut(1, 1, 4, 4));

    assertThat(found()).containsExactly("second-person 1", "second-person 2");
  }

  @Test
  void takesNoRefusalForConsentAndNoAnswerTwice() {
    rules();
    proposal(1, Consent.APPROVAL);
    entry(101);
    answer(1, AnswerKind.REFUSE, APPROVER, new CarriedOut(0, 1, 2, 2));
    answer(1, AnswerKind.APPROVE, APPROVER, new CarriedOut(0, 1, 2, 2));

    assertThat(found()).containsExactly("second-person 1");
  }

  @Test
  void findsADocumentThatCannotBeReadAndGoesOn() {
    rules();
    event(EventKind.PROPOSAL, "one", "{", MAKER);
    event(EventKind.ANSWER, "1", "{\"answer\": \"MAYBE\"}", APPROVER);
    entry(101);

    assertThat(found()).containsExactly("second-person 1", "second-person", "second-person");
  }

  @Test
  void takesTheApprovalOfAnObservedValueForTheEntriesThatItPosted() {
    rules();
    entry(101);
    entry(102);
    entry(103);
    event(
        EventKind.APPROVAL,
        "frailty/2023-24/q1/2",
        "{\"entry\": 2, \"reversalEntry\": 1}",
        APPROVER);

    assertThat(found()).containsExactly("second-person 3");
  }
}

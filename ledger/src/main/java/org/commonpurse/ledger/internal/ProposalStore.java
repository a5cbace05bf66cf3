package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_STALE;
import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_UNKNOWN;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.proposal.CarriedOut;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.NewAnswer;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalDocument;
import org.commonpurse.ledger.proposal.ProposalRegister;
import org.commonpurse.ledger.proposal.ProposedAct;
import org.commonpurse.ledger.proposal.ProposedRequest;
import org.commonpurse.ledger.rule.FourEyes;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** The proposals of a store. Each proposal and each answer is an event, about the proposal's number. */
final class ProposalStore implements ProposalRegister {

  /** Where the rules of a fund ask for no second person, and somebody proposes nevertheless. */
  private static final int ANSWER_WITHIN_DAYS = 14;

  private final Transactions transactions;
  private final FundStore funds;

  /** The proposals reached by these transactions. */
  ProposalStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public List<Proposal> list(FundCode fund) {
    FundState state = funds.state(fund);
    return List.copyOf(
        transactions
            .read(connection -> proposals(connection, state, EventKind.PROPOSAL, EventKind.ANSWER))
            .values());
  }

  @Override
  public Proposal get(FundCode fund, long number) {
    FundState state = funds.state(fund);
    return transactions.read(connection -> get(connection, state, number));
  }

  private Proposal get(Connection connection, FundState state, long number) {
    var found = proposals(connection, state, EventKind.PROPOSAL, EventKind.ANSWER).get(number);
    if (found == null) {
      throw PROPOSAL_UNKNOWN
          .because(
              "Fund %s has no proposal %d.".formatted(state.code(), number),
              "fund",
              state.code(),
              "proposal",
              number)
          .toException();
    }
    return found;
  }

  private Map<Long, Proposal> proposals(
      Connection connection, FundState state, EventKind... kinds) {
    var found = new TreeMap<Long, Proposal>();
    for (ChainEvent event : new EventLog(connection, state).list(kinds)) {
      if (!transactions.view().knows(event.recordedAt())) {
        continue;
      }
      if (event.kind() == EventKind.PROPOSAL) {
        Proposal proposal = ProposalDocument.read(event);
        found.put(proposal.number(), proposal);
      } else {
        found.computeIfPresent(
            Long.parseLong(event.subject()),
            (number, proposal) -> proposal.answered(ProposalDocument.answer(event)));
      }
    }
    return found;
  }

  @Override
  public void need(FundCode fund, String what) {
    FundState state = funds.state(fund);
    transactions.write(
        connection -> {
          SecondPerson.need(transactions, new EventLog(connection, state), fund, what);
          return what;
        });
  }

  @Override
  public ProposedAct carryOut(FundCode fund, ProposedRequest request, Doing doing) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          JournalHead before = new EventLog(connection, state).lock(transactions);
          transactions.agree();
          doing.run();
          return new ProposedAct(
              request, entries(connection, state, before, head(connection, state)));
        });
  }

  @Override
  public Proposal make(
      FundCode fund,
      ProposedRequest request,
      String digest,
      Consent consent,
      Actor by,
      Credential credential) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          int days =
              RuleStore.present(log)
                  .fourEyes()
                  .map(FourEyes::answerWithinDays)
                  .orElse(ANSWER_WITHIN_DAYS);
          var document =
              ProposalDocument.of(
                  request,
                  digest,
                  consent,
                  by.roles(),
                  credential,
                  transactions.now().plus(Duration.ofDays(days)));
          long number = proposals(connection, state, EventKind.PROPOSAL).size() + 1L;
          return ProposalDocument.read(
              log.append(transactions, EventKind.PROPOSAL, Long.toString(number), document, by));
        });
  }

  @Override
  public Proposal answer(
      FundCode fund, long number, NewAnswer answer, Actor by, Credential credential, Doing doing) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          JournalHead before = log.lock(transactions);
          Proposal proposal = get(connection, state, number);
          proposal.requireAllowed(answer, by, transactions.now());
          Optional<CarriedOut> carriedOut = Optional.empty();
          if (proposal.isCompletedBy(answer)) {
            requireSame(proposal, carryOut(fund, proposal.request(), doing));
            JournalHead after = head(connection, state);
            carriedOut =
                Optional.of(
                    new CarriedOut(
                        before.sequence(), after.sequence(), before.events(), after.events()));
          }
          ChainEvent event =
              log.append(
                  transactions,
                  EventKind.ANSWER,
                  Long.toString(number),
                  ProposalDocument.of(answer, credential, carriedOut),
                  by);
          transactions.answered();
          return proposal.answered(ProposalDocument.answer(event));
        });
  }

  private static void requireSame(Proposal proposal, ProposedAct act) {
    if (!act.digest().equals(proposal.digest())) {
      throw PROPOSAL_STALE
          .because(
              "Proposal %d of fund %s was made at %s. What was recorded since changes what it would record. Refuse it, and let it be made anew; nothing was recorded."
                  .formatted(proposal.number(), proposal.fund(), proposal.at()),
              "fund",
              proposal.fund(),
              "proposal",
              proposal.number())
          .toException();
    }
  }

  private JournalHead head(Connection connection, FundState state) throws SQLException {
    return JournalHead.read(connection, transactions.dialect().head(), state.id());
  }

  private static List<RecordedEntry> entries(
      Connection connection, FundState state, JournalHead before, JournalHead after)
      throws SQLException {
    var entries = new ArrayList<RecordedEntry>();
    if (after.sequence() > before.sequence()) {
      new EntryReader(connection, state, after)
          .visit("AND e.sequence > ?", List.of(before.sequence()), entries::add);
    }
    return entries;
  }
}

package org.commonpurse.api.operation.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalState;

/** What waits for whoever asks, in all funds that they see: what a second person must answer. */
@OperationSpec(
    name = "waiting",
    summary = "what waits for you: proposals, periods to reopen and observed values to approve",
    routes = "GET /api/v1/waiting",
    lists = "GET /api/v1/waiting",
    onlyOneDoor = "A command does not know who asks.",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS,
    problems = {})
public final class ListWaiting {

  private static final Comparator<Item> IN_ORDER =
      Comparator.comparing(Item::since)
          .thenComparing(Item::fund, Comparator.comparing(FundCode::value))
          .thenComparing(Item::kind)
          .thenComparing(Item::subject);

  private final Ledger ledger;
  private final Clock clock;

  /** What waits in these books, by this clock. */
  public ListWaiting(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What waits. */
  public enum Kind {
    /** A proposal. */
    PROPOSAL,
    /** A period that somebody asked to reopen. */
    REOPENING,
    /** An observed value that nobody has approved. */
    OBSERVATION
  }

  /**
   * Something that waits.
   *
   * @param subject  the number of the proposal, the period, or the effect, the quarter and the revision
   * @param what  what is asked for, such as the name of the operation that is proposed
   * @param by  who asks
   * @param since  since when
   * @param until  until when it can be answered; empty for no such moment
   */
  public record Item(
      FundCode fund,
      Kind kind,
      String subject,
      String what,
      Actor by,
      Instant since,
      Optional<Instant> until) {}

  /** Everything that the requester could answer now, in order of time. */
  public List<Item> run(Requester requester) {
    var items = new ArrayList<Item>();
    for (var fund : ledger.funds().list()) {
      if (requester.sees(fund.code())) {
        items.addAll(ledger.books().now(at -> new InFund(at, fund.code(), requester).items()));
      }
    }
    items.sort(IN_ORDER);
    return items;
  }

  private final class InFund {
    private final Snapshot at;
    private final FundCode fund;
    private final Requester requester;

    InFund(Snapshot at, FundCode fund, Requester requester) {
      this.at = at;
      this.fund = fund;
      this.requester = requester;
    }

    List<Item> items() {
      var items = new ArrayList<Item>();
      if (requester.may(Permission.ANSWER, fund)) {
        at.proposals().list(fund).stream()
            .filter(this::isForThem)
            .map(this::item)
            .forEach(items::add);
      }
      if (requester.may(Permission.REOPEN_PERIODS, fund)) {
        reopenings(items);
      }
      if (requester.may(Permission.APPROVE_MEASURES, fund)) {
        observations(items);
      }
      return items;
    }

    private boolean isForThem(Proposal proposal) {
      if (proposal.state(clock.instant()) != ProposalState.OPEN) {
        return false;
      }
      var answering = requester.notInPlaceOf(proposal.by().id());
      if (proposal.consent() instanceof Consent.OfApprover) {
        return !isTheirs(proposal.by()) && answering.mayForFund(Permission.ANSWER, fund);
      }
      return proposal.answers().stream().noneMatch(answer -> isTheirs(answer.by()))
          && proposal.unsigned().stream()
              .anyMatch(partner -> answering.mayFor(partner, Permission.ANSWER, fund));
    }

    /** Whether somebody is whoever asks. */
    private boolean isTheirs(Actor by) {
      return by.id().equals(requester.id());
    }

    private Item item(Proposal proposal) {
      return new Item(
          fund,
          Kind.PROPOSAL,
          Long.toString(proposal.number()),
          proposal.request().operation(),
          proposal.by(),
          proposal.at(),
          Optional.of(proposal.answerBy()));
    }

    private void reopenings(List<Item> items) {
      for (var status : at.periods().list(fund)) {
        if (status.state() == PeriodState.REOPENING) {
          var asked = status.events().get(status.events().size() - 1);
          if (!isTheirs(asked.by())) {
            items.add(
                new Item(
                    fund,
                    Kind.REOPENING,
                    status.period().toString(),
                    "period-reopen",
                    asked.by(),
                    asked.recordedAt(),
                    Optional.empty()));
          }
        }
      }
    }

    private void observations(List<Item> items) {
      var newest = new HashMap<String, RecordedObservation>();
      for (var value : at.measures().observations(fund)) {
        newest.put(value.observation().effect() + "/" + value.observation().quarter(), value);
      }
      newest.forEach(
          (quarter, value) -> {
            if (value.approval().isEmpty() && !isTheirs(value.by())) {
              items.add(
                  new Item(
                      fund,
                      Kind.OBSERVATION,
                      quarter + "/" + value.revision(),
                      "measure-approve",
                      value.by(),
                      value.recordedAt(),
                      Optional.empty()));
            }
          });
    }
  }
}

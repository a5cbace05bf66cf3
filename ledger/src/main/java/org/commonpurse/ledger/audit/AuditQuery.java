package org.commonpurse.ledger.audit;

import static org.commonpurse.ledger.audit.AuditedAct.RECORDED;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;

/**
 * Which lines of the audit trail are asked for.
 *
 * @param fund  only what was in a fund
 * @param from  only what was at this moment or later
 * @param to  only what was at this moment or earlier
 * @param subject  only what one did or tried who has this id
 * @param operation  only what is called so; see {@link AuditedAct#operation}
 * @param outcome  only what ended so; see {@link AuditedAct#outcome}
 * @param after  only what follows this place
 * @param limit  at most so many, at least 1
 */
public record AuditQuery(
    Optional<FundCode> fund,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> subject,
    Optional<String> operation,
    Optional<String> outcome,
    Optional<AuditPlace> after,
    int limit) {

  public AuditQuery {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(after, "after");
    if (limit < 1) {
      throw new IllegalArgumentException("At most " + limit + " lines are asked for");
    }
  }

  /** The same, at most so many. */
  public AuditQuery limit(int most) {
    return new AuditQuery(fund, from, to, subject, operation, outcome, after, most);
  }

  /** A moment and a number: what is later, or at that moment with a greater number, is asked for. */
  public record Start(Instant at, long number) {}

  /** Where in a part of a source that which is asked for begins. */
  public Start start(AuditSource source, String group) {
    var begin = new Start(from.orElse(Instant.EPOCH), Long.MIN_VALUE);
    if (after.isEmpty() || after.get().at().isBefore(begin.at())) {
      return begin;
    }
    var place = after.get();
    int order = new AuditPlace(place.at(), source, group, place.number()).compareTo(place);
    return new Start(
        place.at(), order == 0 ? place.number() : order < 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
  }

  /** Whether anything that was recorded may be asked for. */
  public boolean asksForRecorded() {
    return outcome.map(RECORDED::equals).orElse(true);
  }

  /** Whether a line is asked for. */
  public boolean holds(AuditLine line) {
    var act = line.act();
    return from.filter(act.at()::isBefore).isEmpty()
        && to.filter(act.at()::isAfter).isEmpty()
        && subject.filter(id -> act.by().filter(by -> by.id().equals(id)).isEmpty()).isEmpty()
        && operation.filter(name -> !name.equals(act.operation())).isEmpty()
        && outcome.filter(code -> !code.equals(act.outcome())).isEmpty()
        && fund.filter(code -> act.fund().filter(code::equals).isEmpty()).isEmpty()
        && after.filter(place -> line.place().compareTo(place) <= 0).isEmpty();
  }
}

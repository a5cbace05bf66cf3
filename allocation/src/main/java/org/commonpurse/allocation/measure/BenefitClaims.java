package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_CLAIMED_TWICE;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_GIVEN_UP;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_NOT_CLAIMED;

import java.util.List;
import java.util.Locale;
import org.commonpurse.allocation.impact.Effect;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.ClaimReason;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Who has a benefit. A benefit is what a measure of a cohort came to in a quarter. It is claimed by the
 * effect whose value counts, by one at a time, until that claim is given up.
 */
public final class BenefitClaims {

  private BenefitClaims() {}

  /**
   * Gives up the claim that an approved value has, so that another effect can claim the benefit.
   * <p>
   * What the value posted is taken back in the same transaction, by an entry that names it, on the
   * quarter's last day; where that lies in a closed period, entries go where the fund's rules send late
   * ones, or the act is refused. It is not left to a second act: between the two, savings would stand in the
   * books that nobody claims, or, once another claims them, stand twice, and a return would show them.
   * Nothing disappears: the value, its approval, its entry, the reversal, the reason and who gave the claim
   * up stay to see, and as known before the act the claim stands.
   * <p>
   * What was taken back of the entry by hand is not taken back again. A value that it corrected does not
   * count again. The same effect can claim the benefit anew by a further value, also one of the same count.
   * A claim that was given up before is answered with what was recorded then, and nothing is posted.
   *
   * @param request  the value whose claim it is
   * @param by  who gives it up, and neither recorded nor supplied the value: what two people brought into
   *     the books, the one whose count it was does not take out
   * @throws ProblemException {@code OBSERVATION_UNKNOWN}; {@code OBSERVATION_NOT_CLAIMED} if the value was
   *     not approved, or a correction was approved, which has the claim; {@code OBSERVATION_SAME_PERSON};
   *     and what the journal refuses
   */
  public static Act<ObservedValue> giveUp(
      FundCode fund, Measures.Request request, ClaimReason reason, Actor by) {
    return books -> {
      var all = books.measures().observations(fund);
      var value = request.in(fund, all);
      if (value.waiver().isPresent()) {
        return ObservedValue.givenUp(value);
      }
      var claim =
          ApprovedValue.counting(all).stream()
              .filter(each -> each.value().equals(value))
              .findFirst()
              .orElseThrow(() -> notClaimed(value));
      Measures.requireAnother(value, by, "give up its claim");
      var observed = value.observation();
      var takingBack =
          new TakingBack(
              fund,
              observed.quarter().last(),
              String.format(
                  Locale.ROOT,
                  "The claim of %s on %s in %s, %,d units by revision %d, was given up: %s",
                  observed.effect(),
                  claim.realisation().measure(),
                  observed.quarter(),
                  observed.units(),
                  value.revision(),
                  reason.text()),
              new EntryKey("impact/" + request.label() + "/given-up"),
              by);
      var reversal =
          claim.realisation().posted().entry().flatMap(entry -> takingBack.of(books, entry));
      return ObservedValue.givenUp(books.measures().giveUp(fund, value, reason, reversal, by));
    };
  }

  private static ProblemException notClaimed(RecordedObservation value) {
    return OBSERVATION_NOT_CLAIMED
        .because(
            "Revision %d of %s in %s claims nothing: it was %s. Look in the claims register at what does."
                .formatted(
                    value.revision(),
                    value.observation().effect(),
                    value.observation().quarter(),
                    value.approval().isPresent()
                        ? "corrected by a later one"
                        : "not approved, so nothing was posted"),
            "effect",
            value.observation().effect(),
            "quarter",
            value.observation().quarter(),
            "revision",
            value.revision())
        .toException();
  }

  /** Refuses to approve a value anew whose claim was given up. */
  static void requireNotGivenUp(RecordedObservation value) {
    value
        .waiver()
        .ifPresent(
            waiver -> {
              throw OBSERVATION_GIVEN_UP
                  .because(
                      "%s gave up the claim of revision %d of %s in %s at %s: %s. To claim it anew, record the value again and have that approved."
                          .formatted(
                              waiver.by().name(),
                              value.revision(),
                              value.observation().effect(),
                              value.observation().quarter(),
                              waiver.recordedAt(),
                              waiver.reason().text()),
                      "effect",
                      value.observation().effect(),
                      "quarter",
                      value.observation().quarter(),
                      "revision",
                      value.revision())
                  .toException();
            });
  }

  /** Refuses to approve a value of a benefit that another effect claims. */
  static void requireUnclaimed(
      RecordedObservation value, Effect effect, List<ApprovedValue> counting) {
    for (var each : counting) {
      var claimed = each.realisation();
      if (!each.value().observation().effect().equals(effect.code())
          && each.value().observation().quarter().equals(value.observation().quarter())
          && claimed.measure().equals(effect.measure())
          && Effect.cohortKey(claimed.cohort()).equals(effect.cohortKey())) {
        var other = each.value().observation().effect();
        throw OBSERVATION_CLAIMED_TWICE
            .because(
                "%s and %s both claim %s of the cohort \"%s\" in %s; %s was approved first, with net %s. A benefit is claimed once: have the other give its claim up first."
                    .formatted(
                        other,
                        effect.code(),
                        effect.measure(),
                        effect.cohort(),
                        value.observation().quarter(),
                        other,
                        Amounts.print(claimed.netPence())),
                "claimed",
                other,
                "effect",
                effect.code(),
                "cohort",
                effect.cohort(),
                "quarter",
                value.observation().quarter())
            .toException();
      }
    }
  }
}

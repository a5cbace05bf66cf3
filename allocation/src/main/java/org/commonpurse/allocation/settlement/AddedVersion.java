package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_ENDED;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SURVIVOR_DROPPED;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_VARIATION_OUTSIDE_TERM;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_VARIES_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_VERSIONS_OVERLAP;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Versions;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;

/**
 * A version that is to be added, beside those that the fund has.
 *
 * @param document  that it was read from
 * @param added  the version
 * @param others  the versions of the same agreement that the fund has, one or more
 */
record AddedVersion(Document document, Agreement added, Versions others) {

  /**
   * Checks that it follows on the others: a variation on the one that it varies, any other on those
   * that end before it. One that is there already was checked when it was added.
   *
   * @throws DocumentException {@code AGREEMENT_ENDED}, {@code AGREEMENT_SURVIVOR_DROPPED}, {@code
   *     AGREEMENT_VERSIONS_OVERLAP}, {@code AGREEMENT_VARIES_UNKNOWN},
   *     {@code AGREEMENT_VARIATION_OUTSIDE_TERM}
   */
  void requireFollowing() {
    if (others.signed().stream().anyMatch(each -> each.version() == added.version())) {
      return;
    }
    others
        .notice()
        .filter(notice -> added.inForceFrom().isAfter(notice.endsOn()))
        .ifPresent(
            notice -> {
              throw document
                  .root()
                  .get("in-force")
                  .refused(AGREEMENT_ENDED, GivenNotice.endedInWords(added.code(), notice));
            });
    if (added.varies().isPresent()) {
      requireWithinTerm(added.varies().get());
    }
    before().ifPresent(earlier -> requireCarriedOver(earlier, added));
    after().ifPresent(later -> requireCarriedOver(added, later));
    for (var other : others.inForce()) {
      boolean isVaried = added.varies().equals(Optional.of(other.version()));
      if (!isVaried && other.isInForceOn(other.inForceFrom())) {
        requireNoOverlap(other);
      }
    }
  }

  private void requireWithinTerm(int varies) {
    var varied =
        others.inForce().stream()
            .filter(each -> each.version() == varies)
            .findFirst()
            .orElseThrow(() -> unknown(varies));
    boolean begins = varied.isInForceOn(added.inForceFrom());
    boolean ends =
        added.inForceUntil().isEmpty()
            || varied.inForceUntil().isEmpty()
            || !added.inForceUntil().get().isAfter(varied.inForceUntil().get());
    if (!begins || !ends) {
      throw document
          .root()
          .get("in-force")
          .refused(
              AGREEMENT_VARIATION_OUTSIDE_TERM,
              "Version %d varies version %d, which is in force from %s %s, and names days from %s %s. Let it begin on one of them and end no later than the last; what comes after them is a version without \"varies\"."
                  .formatted(
                      added.version(),
                      varies,
                      varied.inForceFrom(),
                      end(varied.inForceUntil()),
                      added.inForceFrom(),
                      end(added.inForceUntil())));
    }
  }

  /** The version that this one follows on, or stands in the place of. */
  private Optional<Agreement> before() {
    return others.inForce().stream()
        .filter(each -> each.isInForceOn(each.inForceFrom()))
        .filter(each -> !each.inForceFrom().isAfter(added.inForceFrom()))
        .max(Comparator.comparing(Agreement::inForceFrom));
  }

  /** The version that follows on this one. */
  private Optional<Agreement> after() {
    return others.inForce().stream()
        .filter(each -> each.inForceFrom().isAfter(added.inForceFrom()))
        .min(Comparator.comparing(Agreement::inForceFrom));
  }

  /**
   * What was to survive an agreement does not end by a renewal that forgets it. Each version answers for
   * that just before it: what that one replaced need not be named again.
   */
  private void requireCarriedOver(Agreement earlier, Agreement later) {
    for (var clause : earlier.clauses()) {
      boolean survives =
          clause.survivesUntil().map(day -> !day.isBefore(later.inForceFrom())).orElse(false);
      boolean goesOn =
          later.clauses().stream()
              .anyMatch(
                  each ->
                      each.code().equals(clause.code()) || each.replaces().contains(clause.code()));
      if (survives && !goesOn) {
        throw document
            .root()
            .get("clauses")
            .refused(
                AGREEMENT_SURVIVOR_DROPPED,
                "Clause %s of version %d stays in force until %s, whatever becomes of the agreement, and version %d has none for it. Carry it over, or name it under \"replaces\" in the clause that takes its place."
                    .formatted(
                        clause.reference(),
                        earlier.version(),
                        clause.survivesUntil().get(),
                        later.version()));
      }
    }
  }

  private DocumentException unknown(int varies) {
    return document
        .root()
        .get("varies")
        .refused(
            AGREEMENT_VARIES_UNKNOWN,
            "The fund has no version %d of %s to vary; it has %s."
                .formatted(
                    varies,
                    added.code(),
                    others.signed().stream().map(each -> "version " + each.version()).toList()));
  }

  /**
   * Versions that name their last day may not share days with a later one. One that runs on is ended
   * by the first day of the next.
   */
  private void requireNoOverlap(Agreement other) {
    boolean isLater = other.inForceFrom().isAfter(added.inForceFrom());
    var earlierEnds =
        isLater
            ? added.inForceUntil()
            : others.lastAgreedDay(other.version()).flatMap(agreed -> other.inForceUntil());
    var laterBegins = isLater ? other.inForceFrom() : added.inForceFrom();
    if (other.inForceFrom().equals(added.inForceFrom())
        || earlierEnds.map(last -> !last.isBefore(laterBegins)).orElse(false)) {
      throw document
          .root()
          .get("in-force")
          .refused(
              AGREEMENT_VERSIONS_OVERLAP,
              "Version %d is in force on days on which version %d is too; let one end before the other begins, or write \"varies: %d\" if it is a variation of that one."
                  .formatted(added.version(), other.version(), other.version()));
    }
  }

  private static String end(Optional<LocalDate> until) {
    return until.map(last -> "until " + last).orElse("on");
  }
}

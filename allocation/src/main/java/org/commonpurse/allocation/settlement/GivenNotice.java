package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_ENDED;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NOTICE_OUTSIDE_TERM;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NOTICE_TOO_SHORT;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTNER_UNKNOWN;

import java.time.LocalDate;
import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Notice that is given, and the agreement that it ends. */
record GivenNotice(AgreementCode agreement, Notice notice) {

  /**
   * Checks that a partner of the agreement gave it, on a day on which it was in force, and as early as
   * the version in force on that day asks for.
   *
   * @param versions  every version of every agreement of the fund, with the days of each; where there
   *     is none of this one, it is for the archive to refuse
   */
  void requireTimely(List<Agreement> versions) {
    var own = versions.stream().filter(each -> each.code().equals(agreement)).toList();
    boolean isEnded = own.stream().anyMatch(each -> each.notice().isPresent());
    if (own.isEmpty() || isEnded) {
      return;
    }
    var present =
        own.stream()
            .filter(each -> each.isInForceOn(notice.givenOn()))
            .findFirst()
            .orElseThrow(() -> outside("was not in force on %s", notice.givenOn()));
    if (present.parties().index(notice.partner()).isEmpty()) {
      throw refusal(
          AGREEMENT_PARTNER_UNKNOWN,
          "%s is no partner of %s; those are %s."
              .formatted(notice.partner(), present.label(), present.parties().codes()));
    }
    if (notice.endsOn().isBefore(notice.givenOn())) {
      throw outside("cannot end before notice of it is given, on %s", notice.endsOn());
    }
    boolean endsAnyway =
        own.stream().noneMatch(each -> each.isInForceOn(notice.endsOn().plusDays(1)));
    if (endsAnyway) {
      throw outside("is not in force after %s anyway", notice.endsOn());
    }
    var earliest = notice.givenOn().plusMonths(present.noticeMonths().orElse(0));
    if (notice.endsOn().isBefore(earliest)) {
      throw refusal(
          AGREEMENT_NOTICE_TOO_SHORT,
          "%s asks for %d months of notice, so that notice given on %s ends it on %s at the earliest, and not on %s."
              .formatted(
                  present.label(),
                  present.noticeMonths().orElse(0),
                  notice.givenOn(),
                  earliest,
                  notice.endsOn()));
    }
  }

  private ProblemException outside(String what, LocalDate day) {
    return refusal(
        AGREEMENT_NOTICE_OUTSIDE_TERM, "%s %s.".formatted(agreement, what.formatted(day)));
  }

  private ProblemException refusal(ProblemType type, String what) {
    return type.because(
            what + " Correct the notice; nothing was recorded.",
            "agreement",
            agreement,
            "partner",
            notice.partner(),
            "givenOn",
            notice.givenOn(),
            "endsOn",
            notice.endsOn())
        .toException();
  }

  /** The refusal of a day after notice ended an agreement. */
  static ProblemException ended(Agreement agreement, LocalDate day) {
    return AGREEMENT_ENDED
        .because(
            endedInWords(agreement.code(), agreement.notice().orElseThrow())
                + " It cannot be applied up to "
                + day
                + ".",
            "agreement",
            agreement.code(),
            "day",
            day)
        .toException();
  }

  static String endedInWords(AgreementCode agreement, Notice notice) {
    return "%s ended on %s by notice that %s gave on %s. Apply it up to that day; give an agreement that follows a name of its own."
        .formatted(agreement, notice.endsOn(), notice.partner(), notice.givenOn());
  }
}

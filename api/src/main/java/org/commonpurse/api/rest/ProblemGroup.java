package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.RequestProblem.QUERY_PLACE_UNKNOWN;
import static org.commonpurse.api.problem.RequestProblem.QUERY_VALUE_MALFORMED;
import static org.commonpurse.api.problem.RequestProblem.QUERY_VALUE_TWICE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTING_NOT_BELIEVED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ACTOR_MISSING;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_NOT_UTF_8;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_TOO_LARGE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_BODY_TOO_SLOW;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FAILED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FILE_TOO_LARGE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_MALFORMED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_NOT_OFFERED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_NOT_TAKEN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_HEADER_MALFORMED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_HOST_UNKNOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOBS_TOO_MANY;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOB_RESULT_TOO_LARGE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_AUTHENTICATED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_SHOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_TWICE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_UNKNOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PATH_UNKNOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REPORTS_BUSY;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_REFUSED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_UNREADABLE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_STOPPING;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_TOO_OFTEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.commonpurse.allocation.problem.AgreementProblem;
import org.commonpurse.allocation.problem.AppraisalProblem;
import org.commonpurse.allocation.problem.ImpactProblem;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.DocumentProblem;
import org.commonpurse.ledger.problem.FileProblem;
import org.commonpurse.ledger.problem.FundProblem;
import org.commonpurse.ledger.problem.LedgerProblem;
import org.commonpurse.ledger.problem.ProblemType;
import org.commonpurse.ledger.problem.ProposalProblem;
import org.commonpurse.ledger.problem.StoreProblem;
import org.commonpurse.ledger.problem.TextProblem;
import org.commonpurse.ledger.problem.TextProblem.Text;

/** Problems that many operations can tell, by what a request takes or does: the description has each group once. */
enum ProblemGroup {
  ANY(
      "whatever is asked",
      SERVICE_ACTING_NOT_BELIEVED,
      SERVICE_FAILED,
      SERVICE_FORM_NOT_OFFERED,
      SERVICE_HOST_UNKNOWN,
      SERVICE_NOT_ALLOWED,
      SERVICE_NOT_AUTHENTICATED,
      SERVICE_PARAMETER_TWICE,
      SERVICE_PARAMETER_UNKNOWN,
      SERVICE_REQUEST_REFUSED,
      SERVICE_REQUEST_UNREADABLE,
      SERVICE_STOPPING,
      SERVICE_TOO_OFTEN,
      StoreProblem.LEDGER_CLOSED,
      StoreProblem.LEDGER_READERS_BUSY,
      StoreProblem.LEDGER_STORE_BUSY,
      StoreProblem.LEDGER_STORE_FAILED,
      StoreProblem.LEDGER_STORE_UNREACHABLE),
  IN_FUND(
      "the path names a fund",
      FundProblem.LEDGER_FUND_UNKNOWN,
      LedgerProblem.LEDGER_CODE_MALFORMED),
  PATH("the path names something besides", SERVICE_PATH_UNKNOWN),
  SEEN("lines of a fund are shown, or something is done for a partner", SERVICE_NOT_SHOWN),
  BODY(
      "there is a body",
      SERVICE_BODY_NOT_UTF_8,
      SERVICE_BODY_TOO_LARGE,
      SERVICE_BODY_TOO_SLOW,
      SERVICE_FORM_NOT_TAKEN),
  DOCUMENT(
      "the body is a document",
      with(List.of(DocumentProblem.values()), LedgerProblem.LEDGER_CODE_MALFORMED)),
  FILE(
      "the body is a file",
      SERVICE_FILE_TOO_LARGE,
      SERVICE_FORM_MALFORMED,
      FileProblem.LEDGER_FILE_NOT_TEXT,
      FileProblem.LEDGER_FILE_NOT_CSV,
      FileProblem.LEDGER_FILE_EMPTY,
      FileProblem.LEDGER_COLUMN_MISSING),
  ACT(
      "something is recorded",
      with(
          texts(Text.ACTOR, Text.KEY),
          SERVICE_ACTOR_MISSING,
          SERVICE_HEADER_MALFORMED,
          LedgerProblem.LEDGER_KEY_REUSED,
          StoreProblem.LEDGER_CLOCK_BEHIND,
          StoreProblem.LEDGER_OUTCOME_UNKNOWN,
          StoreProblem.LEDGER_STORE_FULL,
          StoreProblem.LEDGER_STORE_READ_ONLY)),
  SECOND_PERSON("it may need a second person", ProposalProblem.PROPOSAL_NEEDED),
  POSTS(
      "entries are recorded",
      LedgerProblem.LEDGER_BOOKS_FULL,
      LedgerProblem.LEDGER_DATE_OUTSIDE_FUND,
      LedgerProblem.LEDGER_FUND_WOUND_UP,
      LedgerProblem.LEDGER_PARTNER_ENDED,
      LedgerProblem.LEDGER_PARTNER_LEFT,
      LedgerProblem.LEDGER_PERIOD_CLOSED,
      LedgerProblem.LEDGER_RULE_BROKEN,
      LedgerProblem.LEDGER_SUM_OVERFLOW,
      LedgerProblem.LEDGER_VAT_IRRECOVERABLE,
      LedgerProblem.LEDGER_VAT_UNSAID),
  ENTRIES(
      "the body has entries, or lines of the plan",
      with(
          texts(Text.NARRATIVE, Text.REFERENCE, Text.MINUTE_REFERENCE),
          LedgerProblem.LEDGER_ACCOUNT_INCOMPLETE,
          LedgerProblem.LEDGER_ACCOUNT_KIND_UNKNOWN,
          LedgerProblem.LEDGER_CURRENCY_MISMATCH,
          LedgerProblem.LEDGER_ENTRY_UNBALANCED,
          LedgerProblem.LEDGER_PARTNER_MAY_NOT_CONTRIBUTE,
          LedgerProblem.LEDGER_POSTINGS_COUNT,
          LedgerProblem.LEDGER_POSTING_NEGATIVE,
          LedgerProblem.LEDGER_POSTING_ZERO,
          LedgerProblem.LEDGER_PROVIDER_NOT_OF_SCHEME,
          LedgerProblem.LEDGER_YEAR_END_DATE_WRONG)),
  NAMES(
      "codes are named of what a fund has",
      FundProblem.LEDGER_CLAUSE_UNKNOWN,
      FundProblem.LEDGER_MEASURE_UNKNOWN,
      FundProblem.LEDGER_NATURE_UNKNOWN,
      FundProblem.LEDGER_PARTNER_UNKNOWN,
      FundProblem.LEDGER_PROVIDER_UNKNOWN,
      FundProblem.LEDGER_RESERVE_UNKNOWN,
      FundProblem.LEDGER_SCHEME_UNKNOWN,
      FundProblem.LEDGER_STREAM_UNKNOWN),
  FUND(
      "the body describes a fund",
      FundProblem.FUND_CURRENCY_UNKNOWN,
      FundProblem.FUND_MEASURE_TWICE,
      FundProblem.FUND_PARTNER_TWICE,
      FundProblem.FUND_PARTNER_UNKNOWN,
      FundProblem.FUND_SCHEME_TWICE,
      FundProblem.FUND_STREAM_TWICE,
      FundProblem.FUND_STREAM_UNKNOWN,
      FundProblem.LEDGER_BASELINE_IMPOSSIBLE,
      FundProblem.LEDGER_FUND_ENDS_BEFORE_IT_OPENS,
      FundProblem.LEDGER_NAME_UNUSABLE,
      FundProblem.LEDGER_PROVIDER_TWICE,
      FundProblem.LEDGER_REQUIRED_SPEND_INCOMPLETE,
      FundProblem.LEDGER_REQUIRED_SPEND_NEGATIVE,
      FundProblem.LEDGER_REQUIRED_SPEND_NOT_PAID,
      FundProblem.LEDGER_REQUIRED_SPEND_TWICE,
      FundProblem.LEDGER_SCHEME_INCOMPLETE,
      FundProblem.LEDGER_SUCCESSION_NOT_WHOLE,
      FundProblem.LEDGER_SUCCESSION_PART_WRONG,
      FundProblem.LEDGER_SUCCESSION_RING,
      FundProblem.LEDGER_SUCCESSION_TO_ITSELF,
      FundProblem.LEDGER_VAT_NOT_OF_BUYER),
  AGREEMENT("the body is an agreement", ofAgreements()),
  MODEL("the body has a model of measures", ImpactProblem.values()),
  PLAN("the body has a plan of years to come", AppraisalProblem.values()),
  AMOUNTS(
      "amounts are named",
      LedgerProblem.LEDGER_AMOUNT_MALFORMED,
      LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE,
      LedgerProblem.LEDGER_AMOUNT_TOO_PRECISE,
      LedgerProblem.LEDGER_SUM_OVERFLOW),
  DAYS(
      "days are named",
      LedgerProblem.LEDGER_DATE_MALFORMED,
      LedgerProblem.LEDGER_DATE_OUT_OF_RANGE),
  YEARS("years are named", LedgerProblem.LEDGER_YEAR_MALFORMED),
  PERIODS(
      "a period is named",
      LedgerProblem.LEDGER_PERIOD_MALFORMED,
      LedgerProblem.LEDGER_PERIOD_OUT_OF_RANGE,
      LedgerProblem.LEDGER_YEAR_MALFORMED),
  VALUES("words, numbers and moments are named", QUERY_VALUE_MALFORMED),
  LISTS("the query has lists", QUERY_VALUE_TWICE, LedgerProblem.LEDGER_CODE_MALFORMED),
  PAGES("the query names a page", QUERY_PLACE_UNKNOWN, LedgerProblem.LEDGER_PAGE_OUT_OF_RANGE),
  REPORT("a report is made", SERVICE_REPORTS_BUSY),
  JOB("a job may be started", SERVICE_JOBS_TOO_MANY),
  RESULT("what a job came to is fetched", SERVICE_JOB_RESULT_TOO_LARGE);

  private final String when;
  private final List<ProblemType> problems;

  ProblemGroup(String when, List<ProblemType> problems) {
    this.when = when;
    this.problems = List.copyOf(problems);
  }

  ProblemGroup(String when, ProblemType... problems) {
    this(when, List.of(problems));
  }

  /** What the text of an agreement alone can be wrong in, whatever else is in force. */
  private static List<ProblemType> ofAgreements() {
    var ofOthers =
        EnumSet.of(
            AgreementProblem.AGREEMENT_NOT_IN_FORCE,
            AgreementProblem.AGREEMENT_NOTICE_OUTSIDE_TERM,
            AgreementProblem.AGREEMENT_NOTICE_TOO_SHORT,
            AgreementProblem.AGREEMENT_UNKNOWN_TO_FUND,
            AgreementProblem.AGREEMENT_VARIATION_OUTSIDE_TERM,
            AgreementProblem.AGREEMENT_VARIES_UNKNOWN,
            AgreementProblem.AGREEMENT_VERSIONS_OVERLAP);
    return List.copyOf(
        Arrays.stream(AgreementProblem.values())
            .filter(problem -> problem.category() == Category.INVALID)
            .filter(problem -> !ofOthers.contains(problem))
            .toList());
  }

  private static List<ProblemType> texts(Text... of) {
    var texts = Arrays.asList(of);
    return List.copyOf(
        TextProblem.all().stream().filter(problem -> texts.contains(problem.text())).toList());
  }

  private static List<ProblemType> with(List<? extends ProblemType> some, ProblemType... others) {
    var all = new ArrayList<ProblemType>(some);
    all.addAll(List.of(others));
    return all;
  }

  /** Its name in the description. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** When one of them is told, as a sentence goes on after {@code where}. */
  String when() {
    return when;
  }

  /** The problems. */
  List<ProblemType> problems() {
    return problems;
  }
}

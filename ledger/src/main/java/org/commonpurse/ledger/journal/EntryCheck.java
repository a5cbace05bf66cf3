package org.commonpurse.ledger.journal;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_CLAUSE_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_MEASURE_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_NATURE_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PARTNER_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PROVIDER_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_RESERVE_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SCHEME_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_STREAM_UNKNOWN;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DATE_OUTSIDE_FUND;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PARTNER_MAY_NOT_CONTRIBUTE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PROVIDER_NOT_OF_SCHEME;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Checks that what an entry or a query names belongs to the fund. */
public final class EntryCheck {

  private final Fund fund;
  private final Set<PartnerCode> partners;
  private final Set<StreamCode> streams;
  private final Set<MeasureCode> measures;
  private final Map<SchemeCode, Scheme> schemes;

  /** Checks against the fund as it stands. */
  public EntryCheck(Fund fund) {
    this.fund = fund;
    partners = fund.partners().stream().map(Partner::code).collect(toSet());
    streams = fund.streams().stream().map(Stream::code).collect(toSet());
    measures = fund.measures().stream().map(Measure::code).collect(toSet());
    schemes = fund.schemes().stream().collect(toMap(Scheme::code, Function.identity()));
  }

  /**
   * Checks that the entry counts within the fund's life, on a day of which books can speak.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_DATE_OUTSIDE_FUND} or
   *     {@code LEDGER_DATE_OUT_OF_RANGE}
   */
  public void requireWithinLife(JournalEntry entry) {
    Days.require(entry.effectiveOn(), "effectiveOn");
    if (!fund.isOpenOn(entry.effectiveOn())) {
      throw LEDGER_DATE_OUTSIDE_FUND
          .because(
              "The entry counts on "
                  + entry.effectiveOn()
                  + ", but fund "
                  + fund.code()
                  + " lasts from "
                  + fund.opensOn()
                  + fund.closesOn().map(last -> " to " + last).orElse("")
                  + ". Correct the date; nothing was recorded.",
              "fund",
              fund.code(),
              "effectiveOn",
              entry.effectiveOn())
          .toException();
    }
  }

  /**
   * Checks that the fund has what the account names.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PARTNER_UNKNOWN} and its
   *     like, {@code LEDGER_PROVIDER_NOT_OF_SCHEME} or {@code LEDGER_PARTNER_MAY_NOT_CONTRIBUTE}
   */
  public void requireKnown(Account account) {
    for (Dimension dimension : account.kind().dimensions()) {
      Code code = account.value(dimension).orElseThrow();
      if (!isKnown(dimension, code)) {
        throw unknown(fund.code(), dimension, code, "account " + account, Optional.of(account));
      }
    }
    if (AccountKind.COST.contains(account.kind())) {
      requireProviderOfScheme(account);
    }
    if (account.kind() == AccountKind.CONTRIBUTION) {
      requireContributor(account);
    }
  }

  /**
   * Checks that the fund has the code. Clauses, reserves and natures are not registered, so any will
   * do.
   *
   * @param place  where the code stands, for the message
   */
  public void requireKnown(Dimension dimension, Code code, String place) {
    if (!isKnown(dimension, code)) {
      throw unknown(fund.code(), dimension, code, place);
    }
  }

  private boolean isKnown(Dimension dimension, Code code) {
    return switch (dimension) {
      case PARTNER, PROVIDER -> partners.contains(code);
      case STREAM -> streams.contains(code);
      case SCHEME -> schemes.containsKey(code);
      case MEASURE -> measures.contains(code);
      case CLAUSE, RESERVE, NATURE -> true;
    };
  }

  /** The refusal of a code that the fund does not have. */
  public static RuntimeException unknown(
      FundCode fund, Dimension dimension, Code code, String place) {
    return unknown(fund, dimension, code, place, Optional.empty());
  }

  private static RuntimeException unknown(
      FundCode fund, Dimension dimension, Code code, String place, Optional<Account> account) {
    var fields = Problem.fields("fund", fund, dimension.word(), code, "place", place);
    account.ifPresent(named -> fields.put("account", named.path()));
    return new ProblemException(
        unknown(dimension),
        "Fund "
            + fund
            + " has no "
            + dimension.word()
            + " "
            + code
            + ", named in "
            + place
            + ". Correct the code, or add it to the fund; nothing was recorded.",
        fields);
  }

  private static ProblemType unknown(Dimension dimension) {
    return switch (dimension) {
      case PARTNER -> LEDGER_PARTNER_UNKNOWN;
      case STREAM -> LEDGER_STREAM_UNKNOWN;
      case SCHEME -> LEDGER_SCHEME_UNKNOWN;
      case PROVIDER -> LEDGER_PROVIDER_UNKNOWN;
      case MEASURE -> LEDGER_MEASURE_UNKNOWN;
      case CLAUSE -> LEDGER_CLAUSE_UNKNOWN;
      case RESERVE -> LEDGER_RESERVE_UNKNOWN;
      case NATURE -> LEDGER_NATURE_UNKNOWN;
    };
  }

  private void requireProviderOfScheme(Account account) {
    PartnerCode provider = account.provider().orElseThrow();
    SchemeCode code = account.scheme().orElseThrow();
    Scheme scheme = schemes.get(code);
    if (scheme != null && !scheme.providers().contains(provider)) {
      throw LEDGER_PROVIDER_NOT_OF_SCHEME
          .because(
              "Partner "
                  + provider
                  + " is not a provider of scheme "
                  + code
                  + ", whose providers are "
                  + scheme.providers()
                  + ". Correct account "
                  + account
                  + "; nothing was recorded.",
              "fund",
              fund.code(),
              "scheme",
              code,
              "provider",
              provider,
              "account",
              account)
          .toException();
    }
  }

  private void requireContributor(Account account) {
    PartnerCode code = account.partner().orElseThrow();
    fund.partner(code)
        .filter(partner -> !partner.kind().mayContribute())
        .ifPresent(
            partner -> {
              throw LEDGER_PARTNER_MAY_NOT_CONTRIBUTE
                  .because(
                      "Partner "
                          + code
                          + " is a provider and pays no contributions. Correct account "
                          + account
                          + "; nothing was recorded.",
                      "fund",
                      fund.code(),
                      "partner",
                      code,
                      "account",
                      account)
                  .toException();
            });
  }
}

package org.commonpurse.api.operation.query;

import static org.commonpurse.api.problem.RequestProblem.QUERY_PLACE_UNKNOWN;
import static org.commonpurse.api.problem.RequestProblem.QUERY_STATEMENT_OF_WHAT;
import static org.commonpurse.api.problem.RequestProblem.QUERY_YEAR_MISSING;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_MISSING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.commonpurse.allocation.ownledger.LedgerFile;
import org.commonpurse.allocation.settlement.Openings;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.ledger.audit.AuditPlace;
import org.commonpurse.ledger.audit.AuditQuery;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.AmountRange;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Order;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.reconciliation.Reconciliations;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.reports.account.Control;

/**
 * Makes queries of what requests and commands ask, so that both ask the same way.
 * <p>
 * Each {@link ParameterGroup} is read in one place, and a query is made of the groups that its
 * operation declares. Every parameter may be absent unless it is said otherwise.
 */
public final class Queries {

  private Queries() {}

  /**
   * Which balances are asked for, of the actual book unless another is named.
   *
   * @param parameters  of {@link ParameterGroup#BOOK}, {@code ACCOUNTS}, {@code FROM}, {@code AS_AT},
   *     {@code AS_KNOWN}, {@code BY} and {@code PARTNERS}
   */
  public static BalanceQuery balances(FundCode fund, RequestParameters parameters) {
    var accounts = accounts(parameters);
    return new BalanceQuery(
            fund,
            accounts.book(accounts.book().orElse(Book.ACTUAL)),
            span(parameters),
            by(parameters),
            partners(parameters))
        .requireDimensionsOfKinds();
  }

  /**
   * Which entries are asked for.
   *
   * @param parameters  of {@link ParameterGroup#BOOK}, {@code ACCOUNTS}, {@code FROM}, {@code AS_AT},
   *     {@code AS_KNOWN}, {@code ENTRY} and {@code PAGE}
   */
  public static EntryQuery entries(FundCode fund, RequestParameters parameters) {
    return new EntryQuery(
        fund, accounts(parameters), span(parameters), filter(parameters), paging(parameters));
  }

  /**
   * Which links of a fund's chain.
   *
   * @param parameters  of {@link ParameterGroup#PAGE}; the place is a position in the chain
   */
  public static Paging events(RequestParameters parameters) {
    return paging(parameters);
  }

  /**
   * What changed, and between which two views.
   *
   * @param parameters  as for {@link #balances}, the later view's day and moment; {@link
   *     ParameterGroup#VIEW_BEFORE} for the first view, about the same day if no other is named; {@code
   *     PAGE} for the entries
   */
  public static ChangesQuery changes(FundCode fund, RequestParameters parameters) {
    var balances = balances(fund, parameters);
    var span = balances.span();
    return new ChangesQuery(
        balances,
        new View(
            parameters.one("asAtBefore", Days::parse).or(span::asAt),
            parameters.one("asKnownBefore", RequestParameters::moment)),
        new View(span.asAt(), span.asKnown()),
        paging(parameters));
  }

  /**
   * Which statement is asked for.
   *
   * @param parameters  of {@link ParameterGroup#STATEMENT_OF}, one of which must be there, {@code BOOK},
   *     {@code FROM}, {@code AS_AT}, {@code AS_KNOWN} and {@code PARTNERS}
   */
  public static StatementQuery statement(FundCode fund, RequestParameters parameters) {
    var account = parameters.one("account", Account::parse);
    var partner = parameters.one("partner", PartnerCode::of);
    if (account.isPresent() == partner.isPresent()) {
      throw QUERY_STATEMENT_OF_WHAT
          .because("A statement is of an account, such as bank, or of a partner. Name one of them.")
          .toException();
    }
    return new StatementQuery(
        fund,
        book(parameters).orElse(Book.ACTUAL),
        account.map(List::of).or(() -> partner.map(StatementQuery::accountsOf)).orElseThrow(),
        span(parameters),
        partners(parameters));
  }

  /**
   * Which budgets to compare with what was spent.
   *
   * @param parameters  of {@link ParameterGroup#YEAR}, which must be there, {@code AS_AT}, the year's
   *     last day if absent, {@code AS_KNOWN}, and {@code BY}, schemes if absent
   */
  public static PlanQuery plan(FundCode fund, RequestParameters parameters) {
    var year = requiredYear(parameters);
    var span = span(parameters);
    var by = by(parameters);
    return new PlanQuery(
        fund,
        year,
        span.asAt().orElse(year.last()),
        span.asKnown(),
        by.isEmpty() ? List.of(Grouping.SCHEME) : by);
  }

  /**
   * Which memorandum account is asked for.
   *
   * @param parameters  of {@link ParameterGroup#REPORT_YEAR}, {@code ACCOUNT}, {@code AS_AT} and {@code
   *     AS_KNOWN}
   */
  public static AccountQuery account(RequestParameters parameters) {
    return new AccountQuery(
        year(parameters),
        parameters.one("for", PartnerCode::of),
        parameters.one("control", RequestParameters.oneOf(Control.class)),
        view(parameters));
  }

  /**
   * What becomes of what an agreement's reserves open with.
   *
   * @param parameters  of {@link ParameterGroup#OPENINGS}
   */
  public static Openings openings(RequestParameters parameters) {
    return parameters.one("postOpenings", RequestParameters::truth).orElse(false)
        ? Openings.ARE_POSTED
        : Openings.MUST_BE_HELD;
  }

  /**
   * Which two versions of an agreement to compare.
   *
   * @param parameters  of {@link ParameterGroup#VERSIONS}, both of which must be there
   */
  public static VersionsQuery versions(RequestParameters parameters) {
    return new VersionsQuery(version("from", parameters), version("to", parameters));
  }

  private static int version(String name, RequestParameters parameters) {
    return parameters
        .one(name, RequestParameters::count)
        .orElseThrow(
            () ->
                SERVICE_PARAMETER_MISSING
                    .because(
                        "Name both versions by their numbers, such as from=1 and to=2; \"%s\" is missing."
                            .formatted(name),
                        "parameter",
                        name)
                    .toException());
  }

  /**
   * Whether the tables of an agreement's clauses are asked for.
   *
   * @param parameters  of {@link ParameterGroup#TABLES}
   */
  public static boolean tables(RequestParameters parameters) {
    return parameters.one("tables", RequestParameters::truth).orElse(false);
  }

  /**
   * Which dues are asked for: those that are open, unless settled ones are asked for too.
   *
   * @param parameters  of {@link ParameterGroup#DUES}, {@code AS_AT} and {@code AS_KNOWN}
   */
  public static DuesQuery dues(RequestParameters parameters) {
    return new DuesQuery(
        view(parameters),
        parameters.one("partner", PartnerCode::of),
        parameters.one("settled", RequestParameters::truth).orElse(false));
  }

  /**
   * From where the books are looked at.
   *
   * @param parameters  of {@link ParameterGroup#AS_AT} and {@code AS_KNOWN}
   */
  public static View view(RequestParameters parameters) {
    var span = span(parameters);
    return new View(span.asAt(), span.asKnown());
  }

  /**
   * Since which moment a report says what changed.
   *
   * @param parameters  of {@link ParameterGroup#SINCE_KNOWN}
   */
  public static Optional<Instant> sinceKnown(RequestParameters parameters) {
    return parameters.one("sinceKnown", RequestParameters::moment);
  }

  /**
   * From where what was recorded is looked at, whatever day it counts on.
   *
   * @param parameters  of {@link ParameterGroup#AS_KNOWN}
   */
  public static View known(RequestParameters parameters) {
    return new View(Optional.empty(), parameters.one("asKnown", RequestParameters::moment));
  }

  /**
   * By which day what is paid is due.
   *
   * @param parameters  of {@link ParameterGroup#DUE_BY}
   */
  public static Optional<LocalDate> dueBy(RequestParameters parameters) {
    return parameters.one("dueBy", Days::parse);
  }

  /**
   * What of two lists to compare.
   *
   * @param parameters  of {@link ParameterGroup#FROM}, {@code AS_AT} and {@code RECONCILIATION}
   */
  public static ReconciliationQuery reconciliation(
      FundCode fund, PartnerCode partner, RequestParameters parameters) {
    return new ReconciliationQuery(
        fund,
        partner,
        span(parameters),
        parameters.one("days", RequestParameters::count).orElse(Reconciliations.DAYS),
        parameters.one("record", RequestParameters::truth).orElse(false));
  }

  /**
   * What to write for a partner's own ledger.
   *
   * @param parameters  of {@link ParameterGroup#AFTER_ENTRY} and {@code PARTNERS}
   */
  public static LedgerFile.Request ledgerFile(
      FundCode fund, PartnerCode partner, RequestParameters parameters) {
    return new LedgerFile.Request(
        fund,
        partner,
        parameters
            .one("after", RequestParameters::number)
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty),
        partners(parameters));
  }

  /**
   * Which packages of care are asked for.
   *
   * @param parameters  of {@link ParameterGroup#PACKAGES} or {@code REVIEWS}, and {@code AS_KNOWN}
   */
  public static PackagesQuery packages(RequestParameters parameters) {
    return new PackagesQuery(
        known(parameters),
        parameters.one("scheme", SchemeCode::of),
        parameters.one("partner", PartnerCode::of),
        parameters.one("on", Days::parse));
  }

  /**
   * By which day reviews are due.
   *
   * @param parameters  of {@link ParameterGroup#REVIEWS}, whose day must be there
   */
  public static LocalDate reviewsDue(RequestParameters parameters) {
    return parameters
        .one("due", Days::parse)
        .orElseThrow(
            () ->
                SERVICE_PARAMETER_MISSING
                    .because(
                        "Name the day by which reviews are due, such as 2024-03-31.",
                        "parameter",
                        "due")
                    .toException());
  }

  /**
   * What of a fund's measures is asked for.
   *
   * @param parameters  of {@link ParameterGroup#MEASURES} and {@code AS_KNOWN}
   */
  public static MeasuresQuery measures(RequestParameters parameters) {
    return new MeasuresQuery(known(parameters), parameters.one("effect", EffectCode::of));
  }

  /**
   * How a file is taken.
   *
   * @param parameters  of {@link ParameterGroup#IMPORT}
   */
  public static ImportQuery importing(RequestParameters parameters) {
    return new ImportQuery(
        parameters.one("dryRun", RequestParameters::truth).orElse(false),
        parameters.one("partial", RequestParameters::truth).orElse(false),
        parameters.one("controlTotal", AmountReader::readPence));
  }

  /**
   * Which part of a list is asked for.
   *
   * @param parameters  of {@link ParameterGroup#PAGE}
   */
  public static ListQuery list(RequestParameters parameters) {
    return new ListQuery(parameters.one("after", text -> text), limit(parameters));
  }

  /**
   * Which lines of the audit trail are asked for.
   *
   * @param fund  of which fund; empty for all, and what is of none
   * @param parameters  of {@link ParameterGroup#AUDIT} and {@code PAGE}
   * @throws ProblemException {@code QUERY_PLACE_UNKNOWN}
   */
  public static AuditQuery audit(Optional<FundCode> fund, RequestParameters parameters) {
    var page = list(parameters);
    return new AuditQuery(
        fund,
        parameters.one("from", RequestParameters::moment),
        parameters.one("to", RequestParameters::moment),
        parameters.one("subject", text -> text),
        parameters.one("operation", text -> text),
        parameters.one("outcome", text -> text),
        page.after().map(text -> AuditPlace.find(text).orElseThrow(Queries::noPlaceOfAudit)),
        page.limit());
  }

  private static ProblemException noPlaceOfAudit() {
    return QUERY_PLACE_UNKNOWN
        .because(
            "That is no place in the audit trail. Follow the link of the page before.",
            "parameter",
            "after")
        .toException();
  }

  /**
   * Of which year.
   *
   * @param parameters  of {@link ParameterGroup#YEAR}
   */
  public static Optional<FinancialYear> year(RequestParameters parameters) {
    return parameters.one("year", FinancialYear::parse);
  }

  /**
   * Of which year, which must be there.
   *
   * @param parameters  of {@link ParameterGroup#YEAR}
   */
  public static FinancialYear requiredYear(RequestParameters parameters) {
    return year(parameters)
        .orElseThrow(
            () ->
                QUERY_YEAR_MISSING
                    .because("Name the financial year, such as 2023-24.")
                    .toException());
  }

  /**
   * In which form the journal is written.
   *
   * @param parameters  of {@link ParameterGroup#FORMAT}, which must be there
   */
  public static ExportFormat format(RequestParameters parameters) {
    return parameters
        .one("format", RequestParameters.oneOf(ExportFormat.class))
        .orElseThrow(
            () ->
                SERVICE_PARAMETER_MISSING
                    .because(
                        "Name the format: csv, jsonl, hledger, ledger or beancount.",
                        "parameter",
                        "format")
                    .toException());
  }

  /**
   * What the journal must still agree with.
   *
   * @param parameters  of {@link ParameterGroup#CHECKPOINT}
   */
  public static Optional<Checkpoint> checkpoint(RequestParameters parameters) {
    return parameters.one("checkpoint", Checkpoint::parse);
  }

  private static Optional<Book> book(RequestParameters parameters) {
    return parameters.one("book", RequestParameters.oneOf(Book.class));
  }

  private static AccountPattern accounts(RequestParameters parameters) {
    var accounts = AccountPattern.ALL.kinds(Set.copyOf(parameters.several("kind", Queries::kind)));
    accounts = book(parameters).map(accounts::book).orElse(accounts);
    for (var dimension : Dimension.values()) {
      var codes = parameters.several(dimension.word(), dimension::code).toArray(Code[]::new);
      accounts = codes.length == 0 ? accounts : accounts.where(dimension, codes);
    }
    return accounts.requireDimensionsOfKinds();
  }

  private static Span span(RequestParameters parameters) {
    return new Span(
        parameters.one("from", Days::parse),
        parameters.one("asAt", Days::parse),
        parameters.one("asKnown", RequestParameters::moment));
  }

  private static List<Grouping> by(RequestParameters parameters) {
    return parameters.several("by", RequestParameters.oneOf(Grouping.class));
  }

  private static Partners partners(RequestParameters parameters) {
    return parameters
        .one("partners", RequestParameters.oneOf(Partners.class))
        .orElse(Partners.APART);
  }

  private static EntryFilter filter(RequestParameters parameters) {
    return new EntryFilter(
        parameters.one("reference", text -> text),
        parameters.one("key", EntryKey::new),
        new AmountRange(
            parameters.one("amountFrom", RequestParameters::size),
            parameters.one("amountTo", RequestParameters::size)),
        parameters.one("text", text -> text),
        parameters.one("actor", text -> text),
        parameters.one("recordedSince", RequestParameters::moment));
  }

  private static Paging paging(RequestParameters parameters) {
    return new Paging(
        parameters.one("order", RequestParameters.oneOf(Order.class)).orElse(Order.OLDEST),
        parameters.one("after", RequestParameters::number).orElse(0L),
        limit(parameters));
  }

  /** Whether a page is asked for, where an answer could give all at once. */
  public static boolean isLimited(RequestParameters parameters) {
    return parameters.one("limit", RequestParameters::count).isPresent();
  }

  private static int limit(RequestParameters parameters) {
    return parameters.one("limit", RequestParameters::count).orElse(Paging.FIRST.limit());
  }

  private static AccountKind kind(String word) {
    return AccountKind.find(word)
        .orElseThrow(
            () ->
                RequestParameters.malformed(
                    "\""
                        + word
                        + "\" is no kind of account. There are "
                        + Arrays.stream(AccountKind.values()).map(AccountKind::word).toList()
                        + "."));
  }
}

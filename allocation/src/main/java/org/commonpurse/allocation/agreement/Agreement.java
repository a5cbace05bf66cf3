package org.commonpurse.allocation.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What partners have agreed about sharing money, for a span of time.
 *
 * @param code  the agreement's name in paths and keys, its own or made of its title; versions of one
 *     agreement share it
 * @param title  what the partners call it
 * @param version  counted from 1
 * @param currency  the currency of every amount in it
 * @param inForceFrom  the first day it applies to
 * @param inForceUntil  the last day it applies to, inclusive; none while it runs on
 * @param withinYear  which figures it takes in a year in which it follows on an earlier version; empty
 *     where that is not said
 * @param varies  the number of the version that it supersedes from its first day on, as a deed of
 *     variation does; empty for a version of its own
 * @param noticeMonths  how many months before its end notice must be given; empty where that is not
 *     said
 * @param notice  the notice that ends it early, where one was given; no document of a version has it
 * @param parties  the partners in the order that settles ties
 * @param causes  why spending can differ from what was planned, in the order that settles ties; empty
 *     where it is not told apart
 * @param names  what the agreement calls partners, reserves, schemes, streams and measures
 * @param reserves  the reserves that its clauses draw on or fill
 * @param advances  how what partners advance under clauses is repaid
 * @param investments  what its clauses pay back: the outturn's bases of these names are investments
 * @param counted  what its limits and conditions count over clauses and years
 * @param notNetted  pairs of partners whose dues are paid one by one
 * @param partnersSee  what partners see of the fund's books; those it leaves out see everything
 * @param clauses  in the order in which they are applied
 */
public record Agreement(
    AgreementCode code,
    String title,
    int version,
    CurrencyUnit currency,
    LocalDate inForceFrom,
    Optional<LocalDate> inForceUntil,
    Optional<WithinYear> withinYear,
    Optional<Integer> varies,
    Optional<Integer> noticeMonths,
    Optional<Notice> notice,
    Parties parties,
    List<CauseCode> causes,
    Map<String, String> names,
    List<Reserve> reserves,
    List<Advance> advances,
    Set<InvestmentCode> investments,
    Counted counted,
    List<Pair> notNetted,
    Map<PartnerCode, PartnerSees> partnersSee,
    List<Clause> clauses) {

  public Agreement {
    causes = List.copyOf(causes);
    names = Map.copyOf(names);
    reserves = List.copyOf(reserves);
    advances = List.copyOf(advances);
    investments = Set.copyOf(investments);
    notNetted = List.copyOf(notNetted);
    partnersSee = Map.copyOf(partnersSee);
    clauses = List.copyOf(clauses);
  }

  /** Two partners. */
  public record Pair(PartnerCode first, PartnerCode second) {}

  /** How an advance is repaid, if the agreement has one of that name. */
  public Optional<Advance> advance(InvestmentCode advance) {
    return advances.stream().filter(each -> each.code().equals(advance)).findFirst();
  }

  /** What a partner of it sees of the fund's books. */
  public PartnerSees seenBy(PartnerCode partner) {
    return partnersSee.getOrDefault(partner, PartnerSees.EVERYTHING);
  }

  /** The names and notation to write about the agreement with. */
  public Words words() {
    return new Words(parties, names, currency);
  }

  /** Whether it applies to a day. */
  public boolean isInForceOn(LocalDate day) {
    return !day.isBefore(inForceFrom) && inForceUntil.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** Whether it has ended before a day. */
  public boolean isOverOn(LocalDate day) {
    return inForceUntil.map(day::isAfter).orElse(false);
  }

  /** Its clauses that are in force on a day; after its end those that survive it. */
  public List<Clause> clausesOn(LocalDate day) {
    if (isOverOn(day)) {
      return clauses.stream()
          .filter(clause -> !day.isBefore(inForceFrom) && clause.isInForceAfterEndOn(day))
          .toList();
    }
    return isInForceOn(day)
        ? clauses.stream().filter(clause -> clause.isInForceOn(day)).toList()
        : List.of();
  }

  /** Whether it is in force on a day, or clauses of it survive until then. */
  public boolean appliesOn(LocalDate day) {
    return isInForceOn(day) || !clausesOn(day).isEmpty();
  }

  /** Whether it begins after the first day of a year, and within it. */
  public boolean beginsWithin(FinancialYear year) {
    return year.contains(inForceFrom) && inForceFrom.isAfter(year.first());
  }

  /**
   * The same agreement in force on other days, without notice.
   *
   * @param from  the first day
   * @param until  the last day, inclusive; none while it runs on
   */
  public Agreement inForce(LocalDate from, Optional<LocalDate> until) {
    return inForce(from, until, Optional.empty());
  }

  Agreement inForce(LocalDate from, Optional<LocalDate> until, Optional<Notice> notice) {
    return new Agreement(
        code,
        title,
        version,
        currency,
        from,
        until,
        withinYear,
        varies,
        noticeMonths,
        notice,
        parties,
        causes,
        names,
        reserves,
        advances,
        investments,
        counted,
        notNetted,
        partnersSee,
        clauses);
  }

  /** Whether any of its shares follow what packages of care cost, so that its outturn tells that. */
  public boolean followsPackages() {
    return reserves.stream()
            .anyMatch(
                each -> each.ownedBy().filter(Shares.ByPackages.class::isInstance).isPresent())
        || clauses.stream().anyMatch(clause -> followsPackages(clause.term()));
  }

  private static boolean followsPackages(Term term) {
    return term instanceof Share share && share.shares() instanceof Shares.ByPackages
        || term.inside().stream().anyMatch(Agreement::followsPackages);
  }

  /** The funds that its clauses name, beside the one that holds the agreement, in order of code. */
  public SortedSet<FundCode> otherFunds(FundCode holder) {
    var funds = new TreeSet<FundCode>();
    clauses.forEach(
        clause -> {
          funds.addAll(clause.of().funds());
          funds.addAll(clause.except().funds());
        });
    funds.remove(holder);
    return funds;
  }

  /**
   * A code made of a title: {@code The Pool, 2024} is {@code the-pool-2024}; a code is its own.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException if no code can be made of it
   */
  public static AgreementCode codeOf(String title) {
    return AgreementCode.of(asCode(title));
  }

  /** The words of a title or a reference, as they stand in a code. */
  static String asCode(String title) {
    var words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return words.replaceAll("^-|-$", "");
  }

  /** The agreement as {@code brackenshire-better-care-fund, version 3}. */
  public String label() {
    return code + ", version " + version;
  }
}

package org.commonpurse.api.sight;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.PartnerSees;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Book;

/** Finds what partners see of a fund in its agreements. */
public final class Sights {

  private Sights() {}

  /**
   * What somebody sees who asks for partners: by the strictest of the agreements that apply on a day, or
   * where none does any more, of those that began last. Who is no partner of an agreement sees the least
   * that it lets any partner see. A fund without an agreement keeps nothing from its partners.
   *
   * @param partners  for whom they ask; a partner sees what those saw that it succeeded
   */
  public static Sight of(Snapshot at, FundCode code, Set<PartnerCode> partners, LocalDate day) {
    var fund = at.funds().get(code);
    var own = withSucceeded(fund, partners);
    var agreements = onDay(Agreements.list(at, code), day);
    return agreements.stream()
        .max(Comparator.comparing(agreement -> level(agreement, own)))
        .filter(strictest -> level(strictest, own) != PartnerSees.EVERYTHING)
        .<Sight>map(strictest -> part(at, fund, agreements, strictest, own))
        .orElse(Sight.WHOLE);
  }

  /** Partners, with all that they succeeded. */
  public static Set<PartnerCode> withSucceeded(Fund fund, Set<PartnerCode> partners) {
    var own = new HashSet<>(partners);
    boolean isMore = true;
    while (isMore) {
      isMore =
          fund.successions().stream()
                  .filter(each -> own.contains(each.successor()) && own.add(each.predecessor()))
                  .count()
              > 0;
    }
    return own;
  }

  private static List<Agreement> onDay(List<Agreement> all, LocalDate day) {
    var applying = all.stream().filter(each -> each.appliesOn(day)).toList();
    if (!applying.isEmpty()) {
      return applying;
    }
    var last =
        all.stream()
            .map(Agreement::inForceFrom)
            .filter(from -> !from.isAfter(day))
            .max(Comparator.naturalOrder());
    return last.map(from -> all.stream().filter(each -> each.inForceFrom().equals(from)).toList())
        .orElse(List.of());
  }

  private static PartnerSees level(Agreement agreement, Set<PartnerCode> own) {
    var parties = agreement.parties().codes();
    var asked = parties.stream().filter(own::contains).toList();
    return (asked.isEmpty() ? parties : asked)
        .stream()
            .map(agreement::seenBy)
            .max(Comparator.naturalOrder())
            .orElse(PartnerSees.EVERYTHING);
  }

  private static PartSight part(
      Snapshot at,
      Fund fund,
      List<Agreement> agreements,
      Agreement strictest,
      Set<PartnerCode> own) {
    Predicate<Scheme> isLed = scheme -> own.contains(scheme.lead());
    var paidByOthers = paid(fund.schemes().stream().filter(isLed.negate()));
    var paidByOwn = paid(fund.schemes().stream().filter(isLed));
    var more = withAccounts(at, fund);
    more.addAll(own);
    more.add(fund.host());
    fund.schemes().forEach(scheme -> more.add(scheme.lead()));
    fund.streams().forEach(stream -> stream.owner().ifPresent(more::add));
    agreements.forEach(agreement -> more.addAll(agreement.parties().codes()));
    return new PartSight(
        strictest.label(),
        level(strictest, own),
        own,
        fund.schemes().stream().filter(isLed).map(Scheme::code).collect(Collectors.toSet()),
        without(paidByOwn, paidByOthers),
        without(paidByOthers, own),
        without(without(paidByOthers, paidByOwn), more));
  }

  /** Who has accounts as a partner, and so is more than a provider. */
  private static Set<PartnerCode> withAccounts(Snapshot at, Fund fund) {
    return Arrays.stream(Book.values())
        .map(book -> BalanceQuery.of(fund.code(), book).by(Grouping.PARTNER))
        .flatMap(query -> at.balances().of(query).stream())
        .filter(row -> !row.key().word(Grouping.PARTNER).isEmpty())
        .map(row -> row.key().partner())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<PartnerCode> paid(Stream<Scheme> schemes) {
    return schemes.flatMap(scheme -> scheme.providers().stream()).collect(Collectors.toSet());
  }

  private static Set<PartnerCode> without(Set<PartnerCode> some, Set<PartnerCode> others) {
    return some.stream().filter(each -> !others.contains(each)).collect(Collectors.toSet());
  }
}

package org.commonpurse.api.sight;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_SHOWN;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.agreement.PartnerSees;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * What a partner sees whom an agreement does not let see everything.
 *
 * @param agreement  which agreement says so, such as {@code better-care-fund, version 3}
 * @param level  what it lets them see, other than everything
 * @param partners  who asks: a partner with those it succeeded
 * @param schemes  the schemes that they lead
 * @param providers  whom only these schemes pay
 * @param paidByOthers  whom schemes of other partners pay
 * @param hidden  partners that are nothing but providers of other partners' schemes
 */
public record PartSight(
    String agreement,
    PartnerSees level,
    Set<PartnerCode> partners,
    Set<SchemeCode> schemes,
    Set<PartnerCode> providers,
    Set<PartnerCode> paidByOthers,
    Set<PartnerCode> hidden)
    implements Sight {

  private static final Set<Dimension> SOMEBODYS =
      Set.of(Dimension.PARTNER, Dimension.SCHEME, Dimension.PROVIDER);

  public PartSight {
    Objects.requireNonNull(agreement, "agreement");
    if (level == PartnerSees.EVERYTHING) {
      throw new IllegalArgumentException("Whoever sees everything does not see a part of it.");
    }
    partners = Set.copyOf(partners);
    schemes = Set.copyOf(schemes);
    providers = Set.copyOf(providers);
    paidByOthers = Set.copyOf(paidByOthers);
    hidden = Set.copyOf(hidden);
  }

  @Override
  public boolean sees(Account account) {
    return owns(account)
        || (level == PartnerSees.OWN_LINES
            ? SOMEBODYS.stream().noneMatch(account.kind().dimensions()::contains)
            : account.value(Dimension.PROVIDER).isEmpty());
  }

  /** The fund's own account, such as its bank's, has everybody's lines. */
  @Override
  public boolean seesEach(Account account) {
    return level == PartnerSees.OWN_LINES ? owns(account) : sees(account);
  }

  private boolean owns(Account account) {
    return isOneOf(account.value(Dimension.PARTNER), partners)
        || isOneOf(account.value(Dimension.PROVIDER), partners)
        || isOneOf(account.value(Dimension.SCHEME), schemes)
        || (account.kind() == AccountKind.PAYABLE
            && isOneOf(account.value(Dimension.PROVIDER), providers));
  }

  private static boolean isOneOf(Optional<Code> code, Set<? extends Code> codes) {
    return code.filter(codes::contains).isPresent();
  }

  @Override
  public boolean sees(PartnerCode partner) {
    return !hidden.contains(partner);
  }

  /** It is shown to whoever leads the scheme, or is paid themselves. */
  @Override
  public boolean seesPaid(Scheme scheme, PartnerCode provider) {
    return schemes.contains(scheme.code()) || partners.contains(provider);
  }

  @Override
  public void requireOf(Optional<PartnerCode> partner) {
    boolean isOther =
        level == PartnerSees.OWN_LINES
            ? partner.filter(partners::contains).isEmpty()
            : partner.filter(paidByOthers::contains).isPresent();
    if (isOther) {
      throw refusal(
          "This is of "
              + partner.map(PartnerCode::value).orElse("all partners")
              + ". Ask for your own, by naming your partner.");
    }
  }

  @Override
  public void requireEveryLine() {
    throw refusal(
        "This shows every line. Ask for balances, entries or the board pack, which are cut to what"
            + " you may see.");
  }

  @Override
  public ProblemException refusal(String what) {
    return SERVICE_NOT_SHOWN
        .because(
            "By the agreement " + agreement + ", you see " + level.inWords() + ". " + what,
            "agreement",
            agreement,
            "sees",
            level.word())
        .toException();
  }
}

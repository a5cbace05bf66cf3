package org.commonpurse.api.access;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.api.sight.Sights;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Lets whoever asks see what is theirs to see of a fund: the one place that every read passes. */
public final class Seeing {

  private static final String PARTNER = "partner";

  private final Ledger ledger;
  private final Clock clock;

  /** What agreements kept in these books let partners see today, by the clock. */
  public Seeing(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What somebody sees of a fund who may do something in it. */
  public Sight of(Requester requester, Permission permission, FundCode fund) {
    return requester
        .partners(permission, fund)
        .map(
            partners ->
                ledger
                    .books()
                    .now(at -> Sights.of(at, fund, partners, Days.inEngland(clock.instant()))))
        .orElse(Sight.WHOLE);
  }

  /**
   * Holds whoever asks to what they see of a fund.
   *
   * @param partner  that they ask about or act for, where they name one
   * @return what they see, where the operation shows something of the fund
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_SHOWN}; {@code
   *     SERVICE_NOT_ALLOWED} for what is done for a partner that is not theirs
   */
  public Optional<Sight> hold(
      Requester requester, OperationSpec operation, FundCode fund, Optional<String> partner) {
    if (operation.permission().isForOnesPartner()) {
      partner.ifPresent(named -> requireOwn(requester, operation.permission(), fund, named));
    }
    if (operation.shows() == Shows.TOTALS) {
      return Optional.empty();
    }
    var sight = of(requester, operation.permission(), fund);
    switch (operation.shows()) {
      case TOTALS, LINES -> {}
      case OWN_PARTNER ->
          partner.ifPresent(named -> requireOwn(requester, operation.permission(), fund, named));
      case ONE_PARTNER -> sight.requireOf(partner.map(PartnerCode::of));
      case EVERY_LINE -> sight.requireEveryLine();
    }
    return Optional.of(sight);
  }

  /**
   * Holds whoever takes a position to the partner that they take it for, whatever they may see of others.
   *
   * @param position  a document that says for which
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_ALLOWED}
   */
  public void requireOwn(ContainerRequestContext request, FundCode fund, Document position) {
    position
        .root()
        .get(PARTNER)
        .optionalText()
        .ifPresent(
            partner -> requireOwn(Asking.of(request), Permission.TAKE_POSITION, fund, partner));
  }

  private void requireOwn(
      Requester requester, Permission permission, FundCode fund, String partner) {
    if (!isOwn(requester, permission, ledger.funds().get(fund), partner)) {
      throw SERVICE_NOT_ALLOWED
          .because(
              "You have no role for partner " + partner + " in fund " + fund + ".",
              "permission",
              WireName.of(permission),
              "fund",
              fund,
              "partner",
              partner)
          .toException();
    }
  }

  /** Whether somebody may do something for a partner, which may be one that theirs has succeeded. */
  public static boolean isOwn(
      Requester requester, Permission permission, Fund fund, String partner) {
    return requester
        .partners(permission, fund.code())
        .map(partners -> Sights.withSucceeded(fund, partners))
        .map(own -> own.stream().anyMatch(each -> each.value().equals(partner)))
        .orElse(true);
  }
}

package org.commonpurse.api.access;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.api.sight.Sights;
import org.commonpurse.ledger.Ledger;
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
                ledger.books().now(at -> Sights.of(at, fund, partners, LocalDate.now(clock))))
        .orElse(Sight.WHOLE);
  }

  /**
   * Holds a request to what whoever asks sees of the fund.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_SHOWN}; as {@link
   *     #requireOwn} for what is done for the partner that the path names
   */
  public void hold(
      ContainerRequestContext request,
      Requester requester,
      OperationSpec operation,
      FundCode fund) {
    if (operation.permission() == Permission.RECONCILE) {
      requireOwn(request, operation.permission(), fund, partner(request));
    }
    if (operation.shows() == Shows.TOTALS) {
      return;
    }
    var sight = of(requester, operation.permission(), fund);
    Asking.note(request, sight);
    switch (operation.shows()) {
      case TOTALS, LINES -> {}
      case ONE_PARTNER -> sight.requireOf(partner(request));
      case EVERY_LINE -> sight.requireEveryLine();
    }
  }

  /**
   * Holds whoever acts for partners to theirs, whatever they may see of others.
   *
   * @param partner  for which they act; nothing where what they send does not say so
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_ALLOWED}
   */
  public void requireOwn(
      ContainerRequestContext request,
      Permission permission,
      FundCode fund,
      Optional<PartnerCode> partner) {
    var own = Asking.of(request).partners(permission, fund);
    if (own.isPresent() && partner.isPresent()) {
      var theirs = Sights.withSucceeded(ledger.funds().get(fund), own.get());
      if (!theirs.contains(partner.get())) {
        throw SERVICE_NOT_ALLOWED
            .because(
                "You have no role for partner " + partner.get() + " in fund " + fund + ".",
                "permission",
                WireName.of(permission),
                "fund",
                fund,
                "partner",
                partner.get())
            .toException();
      }
    }
  }

  private static Optional<PartnerCode> partner(ContainerRequestContext request) {
    var uri = request.getUriInfo();
    return Optional.ofNullable(uri.getPathParameters().getFirst(PARTNER))
        .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst(PARTNER)))
        .map(PartnerCode::of);
  }
}

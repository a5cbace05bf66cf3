package org.commonpurse.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.api.sight.Sights;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Lets whoever asks see what is theirs to see of a fund: the one place that every read passes. */
final class Seeing {

  private static final String PARTNER = "partner";

  private final Ledger ledger;
  private final Clock clock;

  Seeing(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What somebody sees of a fund who may do something in it. */
  Sight of(Requester requester, Permission permission, FundCode fund) {
    return requester
        .partners(permission, fund)
        .map(
            partners ->
                ledger
                    .books()
                    .now(at -> Sights.of(at, fund, partners, LocalDate.now(clock))))
        .orElse(Sight.WHOLE);
  }

  /**
   * Holds a request to what whoever asks sees of the fund.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_SHOWN}
   */
  void hold(
      ContainerRequestContext request, Requester requester, OperationSpec operation, FundCode fund) {
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

  private static Optional<PartnerCode> partner(ContainerRequestContext request) {
    var uri = request.getUriInfo();
    return Optional.ofNullable(uri.getPathParameters().getFirst(PARTNER))
        .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst(PARTNER)))
        .map(PartnerCode::of);
  }
}

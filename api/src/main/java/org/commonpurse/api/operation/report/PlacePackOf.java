package org.commonpurse.api.operation.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.place.PlaceFunds;
import org.commonpurse.allocation.place.TransferReader;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.board.PlacePack;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.PlaceFooting;
import org.commonpurse.reports.page.Report;

/** One pack over the funds of a place, all read out of one state of the books. */
@OperationSpec(
    name = "place-pack",
    summary = "one pack over several funds, with transfers between them taken out",
    routes = {
      "POST /api/v1/reports/place-pack.pdf",
      "POST /api/v1/reports/place-pack.html",
      "POST /api/v1/reports/place-pack.json"
    },
    command = "report place-pack",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    requests = "place",
    problems = {
      "REPORT_NOTHING_YET",
      "PLACE_FUNDS_FEW",
      "PLACE_CURRENCIES_DIFFER",
      "PLACE_YEARS_APART",
      "PLACE_TRANSFER_MALFORMED",
      "PLACE_TRANSFER_UNKNOWN",
      "PLACE_TRANSFER_UNEQUAL",
      "PLACE_TRANSFER_TWICE",
      "PLACE_TRANSFER_YEARS_DIFFER"
    })
public final class PlacePackOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Packs from these books.
   *
   * @param clock  tells on which day a pack is prepared
   */
  public PlacePackOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The pack.
   *
   * @param codes  the funds; none for all that the books hold and that are readable
   * @param isReadable  whether a fund is one of all, for whoever asks
   * @param transfers  the statement of transfers between them
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if a fund has no
   *     entry in the view, or what {@link PlaceFunds} and {@link TransferReader} refuse
   */
  public Report run(
      List<FundCode> codes,
      Predicate<FundCode> isReadable,
      Optional<Document> transfers,
      View view) {
    return ledger
        .books()
        .at(view, at -> report(at, codes.isEmpty() ? all(at, isReadable) : codes, transfers));
  }

  private static List<FundCode> all(Snapshot at, Predicate<FundCode> isReadable) {
    return at.funds().list().stream().map(Fund::code).filter(isReadable).toList();
  }

  private Report report(Snapshot at, List<FundCode> funds, Optional<Document> transfers) {
    var horizons = new ArrayList<Horizon>();
    var footings = new ArrayList<BooksFooting>();
    for (var code : funds) {
      var horizon = Reports.withYears(at, code);
      horizons.add(horizon);
      footings.add(
          BooksFooting.of(
              at.funds().get(code),
              horizon.years().get(horizon.years().size() - 1).last(),
              Reports.today(clock),
              at.stamp(code)));
    }
    // The funds are checked before anything is looked up in them.
    var alone = new PlaceFunds(horizons, List.of());
    var place =
        transfers
            .map(
                document ->
                    new PlaceFunds(
                        horizons, TransferReader.read(at, new LinkedHashSet<>(funds), document)))
            .orElse(alone);
    return PlacePack.of(place, new PlaceFooting(place.name(), footings));
  }
}

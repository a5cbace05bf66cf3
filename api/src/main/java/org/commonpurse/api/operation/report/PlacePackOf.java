package org.commonpurse.api.operation.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    command = "report place-pack",
    onlyOneDoor = "a partner of one fund may not see the others, and the statement is a file",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    problems = {
      "REPORT_NOTHING_YET",
      "QUERY_VALUE_MALFORMED",
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
   * @param codes  the funds; none for all that the books hold
   * @param transfers  the statement of transfers between them
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if a fund has no
   *     entry in the view, or what {@link PlaceFunds} and {@link TransferReader} refuse
   */
  public Report run(List<FundCode> codes, Optional<Document> transfers, View view) {
    return ledger.books().at(view, at -> report(at, codes, transfers));
  }

  private Report report(Snapshot at, List<FundCode> codes, Optional<Document> transfers) {
    var funds = codes.isEmpty() ? at.funds().list().stream().map(Fund::code).toList() : codes;
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

package org.commonpurse.api.operation.forecast;

import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.forecast.ForecastWork;
import org.commonpurse.allocation.forecast.RecordedForecast;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.act.RecordedAct;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;

/** Works a plan out from a fund's books, and records what it comes to as a forecast. */
@OperationSpec(
    name = "forecast-record",
    summary =
        "works a plan out from the books and records, year by year, what is forecast, to be set against the outcome",
    routes = "POST /api/v1/funds/{fund}/forecasts",
    command = "forecast record",
    permission = Permission.PLAN,
    idempotency = Idempotency.BY_KEY,
    requests = "forecast-request",
    problems = {
      "AGREEMENT_ENDED",
      "AGREEMENT_NONE_IN_FORCE",
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_PARTNER_UNKNOWN",
      "FORECAST_BASIS_CHANGED",
      "FORECAST_CURRENCY_DIFFERS",
      "FORECAST_PARTNER_UNKNOWN",
      "FORECAST_WITHOUT_YEARS",
      "OUTTURN_INCOMPLETE",
      "SIMULATION_CANCELLED",
      "SIMULATION_OUT_OF_RANGE"
    })
public final class RecordForecast {

  /**
   * How many futures there are where nothing is said: fewer than a simulation has, since each goes on from the books
   * and is worked out by the engine.
   */
  public static final long PATHS = 4_096;

  private final Ledger ledger;

  /** Records in these books. */
  public RecordForecast(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Works a forecast out, while others write, and records it; what was recorded before under the caller's key is
   * told again, and nothing is worked out.
   */
  public RecordedForecast run(FundCode fund, ForecastWork.Request request, Caller caller) {
    var settings = request.settings();
    var asked =
        caller.asks(
            "forecast-record",
            request.plan().text(),
            request.actualTo().map(String::valueOf).orElse(""),
            settings.paths(),
            settings.seed(),
            settings.isSobol());
    return asked
        .flatMap(named -> before(fund, named))
        .orElseGet(
            () -> {
              var work = ledger.books().now(at -> ForecastWork.of(at, fund, request));
              var act = work.record(work.run(), caller.actor());
              return ledger
                  .books()
                  .write(
                      fund,
                      asked,
                      new RepeatableAct<>(
                          act,
                          recorded -> Integer.toString(recorded.number()),
                          (books, before) -> told(books, fund, before)));
            });
  }

  private Optional<RecordedForecast> before(FundCode fund, ActRequest named) {
    return ledger
        .books()
        .write(
            fund, books -> books.acts().find(fund, named).map(before -> told(books, fund, before)));
  }

  private static RecordedForecast told(Snapshot books, FundCode fund, RecordedAct before) {
    return RecordedForecast.list(books, fund).stream()
        .filter(each -> Integer.toString(each.number()).equals(before.result()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Records what a document asks for.
   *
   * @param document  what {@code forecast-request.schema.json} describes
   */
  public RecordedForecast run(FundCode fund, Document document, Caller caller) {
    var root = document.requireValid(Schema.FORECAST_REQUEST).root();
    var settings =
        new SimulationSettings(
            root.has("paths") ? root.get("paths").decimal().longValueExact() : PATHS,
            OptionalLong.empty(),
            root.has("seed") ? root.get("seed").decimal().longValueExact() : 1,
            SimulationRequest.threads(),
            root.get("sobol").isTrue());
    var plan = Document.parseJson("plan", root.get("plan").json().toString());
    var actualTo = root.get("actualTo").optionalText().map(FinancialYear::parse);
    return run(fund, new ForecastWork.Request(plan, actualTo, settings), caller);
  }
}

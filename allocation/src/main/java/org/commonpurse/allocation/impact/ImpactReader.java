package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_FUND_UNKNOWN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_MEASURE_UNKNOWN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_PARTNER_UNKNOWN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_SCHEME_UNKNOWN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_STREAM_UNKNOWN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_UNIT_COST_TWICE;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_UNIT_COST_UNKNOWN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_YEAR_UNREADABLE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonpurse.allocation.price.UnitCostTable;
import org.commonpurse.allocation.price.UnitValueReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.PriceCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Makes an impact model of a document, or says everything that is wrong with it. */
public final class ImpactReader {

  private final Fund fund;
  private final Map<String, UnitCost> unitCosts = new HashMap<>();

  private ImpactReader(Fund fund) {
    this.fund = fund;
  }

  /**
   * Reads a model for a fund.
   *
   * @throws DocumentException if the document is not what {@code impact.schema.json} describes, is for
   *     another fund, names a partner, scheme, measure or unit cost that is not there, claims one
   *     measure of one cohort twice, marks a figure as published without a source, or takes a unit value from a
   *     table that {@link UnitValueReader} refuses. Every mistake is
   *     named with its line and column.
   */
  public static ImpactModel read(Document document, Fund fund) {
    document.requireValid(Schema.IMPACT);
    var model = new ImpactReader(fund).model(document.root());
    document.requireNoMistakes();
    return model.orElseThrow();
  }

  /**
   * Reads a version of a fund's model of measures.
   *
   * @throws DocumentException as {@link #read}, and if the document has no version or day, an effect
   *     lacks its kind, baseline or plan, a unit value its source or edition, or a cashable pound its
   *     budget line
   */
  public static MeasureModel readMeasures(Document document, Fund fund) {
    document.requireValid(Schema.IMPACT);
    var root = document.root();
    MeasurePlanReader.requireComplete(root);
    var model = new ImpactReader(fund).model(root);
    var from = root.get("from").date();
    document.requireNoMistakes();
    return new MeasureModel(
        root.get("version").json().intValue(), from.orElseThrow(), model.orElseThrow());
  }

  private Optional<ImpactModel> model(Field root) {
    known(
        IMPACT_FUND_UNKNOWN,
        "fund",
        root.get("impact"),
        FundCode::of,
        code -> Optional.of(fund).filter(it -> it.code().equals(code)));
    for (var field : root.get("unitCosts").items()) {
      unitCost(field)
          .ifPresent(
              cost -> {
                if (unitCosts.put(cost.code().value(), cost) != null) {
                  field.report(
                      IMPACT_UNIT_COST_TWICE,
                      "The unit cost \"" + cost.code() + "\" is given twice; give it once.");
                }
              });
    }
    var setUps = each(root.get("setUp"), this::setUp);
    var effects = each(root.get("effects"), this::effect);
    return make(root.get("effects"), () -> new ImpactModel(setUps, effects));
  }

  private static <T> List<T> each(Field list, Function<Field, Optional<T>> reader) {
    var read = new ArrayList<T>();
    for (var item : list.items()) {
      reader.apply(item).ifPresent(read::add);
    }
    return read;
  }

  private Optional<UnitCost> unitCost(Field field) {
    return field.has("unitValue") ? ofTable(field) : ofAmount(field);
  }

  /** A line of the unit costs, at the prices of the year that the model has it in. */
  private Optional<UnitCost> ofTable(Field field) {
    var year = year(field.get("priceYear"));
    if (year.isEmpty()) {
      return Optional.empty();
    }
    var reader = new UnitValueReader(fund.currency(), year.get(), field.get("deflators"));
    return reader
        .taken(field.get("unitValue"))
        .map(
            taken -> {
              var line = taken.line();
              var table = UnitCostTable.edition(line.edition()).about();
              return new UnitCost(
                  PriceCode.of(field.get("unitCost").text()),
                  field.get("name").text(),
                  taken.price().pence(),
                  1,
                  year.get().toString(),
                  line.edition(),
                  new Provenance(true, table.title() + ", code " + line.code()),
                  Optional.of(line));
            });
  }

  private Optional<UnitCost> ofAmount(Field field) {
    var pence = pence(field.get("amount"));
    var provenance = provenance(field);
    return provenance.flatMap(
        from ->
            make(
                field,
                () ->
                    new UnitCost(
                        PriceCode.of(field.get("unitCost").text()),
                        field.get("name").text(),
                        pence,
                        field.has("per") ? field.get("per").json().longValue() : 1,
                        field.get("priceYear").text(),
                        field.get("version").text(),
                        from,
                        Optional.empty())));
  }

  private Optional<SetUp> setUp(Field field) {
    var partner = partner(field.get("partner"));
    var scheme = scheme(field.get("scheme"));
    var measure = measure(field.get("measure"));
    var pence = pence(field.get("amount"));
    var year = year(field.get("year"));
    return provenance(field)
        .flatMap(
            from ->
                year.flatMap(
                    in ->
                        make(
                            field.get("amount"),
                            () -> new SetUp(partner, scheme, measure, in, pence, from))));
  }

  private Optional<Effect> effect(Field field) {
    var scheme = scheme(field.get("scheme"));
    var measure = measure(field.get("measure"));
    var saving = saving(field.get("saves"));
    var loss = field.has("loses") ? loss(field.get("loses")) : Optional.<Effect.Loss>empty();
    var care = field.has("cares") ? care(field.get("cares")) : Optional.<Effect.Care>empty();
    var since = year(field.get("since"));
    var provenance = provenance(field);
    var plan = since.flatMap(first -> MeasurePlanReader.read(field, first));
    if (saving.isEmpty() || since.isEmpty() || provenance.isEmpty()) {
      return Optional.empty();
    }
    return make(
        field,
        () ->
            new Effect(
                EffectCode.of(field.get("effect").text()),
                field.get("cohort").text(),
                scheme,
                measure,
                since.get(),
                saving.get(),
                loss,
                care,
                provenance.get(),
                plan));
  }

  private Optional<Effect.Saving> saving(Field field) {
    var partner = partner(field.get("partner"));
    var cashable = ramp(field.get("cashable"), Ramp.ALL);
    var line = field.has("line") ? line(field.get("line")) : Optional.<BudgetLine>empty();
    return price(field.get("price"))
        .map(price -> new Effect.Saving(partner, price, cashable, line));
  }

  private Optional<BudgetLine> line(Field field) {
    var owner = partner(field.get("owner"));
    var scheme =
        field.has("scheme")
            ? Optional.of(scheme(field.get("scheme")))
            : Optional.<SchemeCode>empty();
    var stream =
        field.has("stream")
            ? Optional.of(
                known(
                    IMPACT_STREAM_UNKNOWN,
                    "stream",
                    field.get("stream"),
                    StreamCode::of,
                    fund::stream))
            : Optional.<StreamCode>empty();
    return make(field, () -> new BudgetLine(owner, field.get("name").text(), scheme, stream));
  }

  private Optional<Effect.Loss> loss(Field field) {
    return Optional.of(
        new Effect.Loss(
            partner(field.get("partner")),
            ramp(field.get("released"), Ramp.NONE),
            ramp(field.get("supported"), Ramp.NONE)));
  }

  private Optional<Effect.Care> care(Field field) {
    var partner = partner(field.get("partner"));
    return price(field.get("price"))
        .flatMap(
            price ->
                make(
                    field.get("units"),
                    () -> new Effect.Care(partner, price, Exact.of(field.get("units").decimal()))));
  }

  private Optional<UnitCost> price(Field field) {
    var price = Optional.ofNullable(unitCosts.get(field.text()));
    if (price.isEmpty()) {
      field.report(
          IMPACT_UNIT_COST_UNKNOWN,
          "There is no unit cost \""
              + field.text()
              + "\"; those under \"unitCosts\" are "
              + unitCosts.keySet().stream().sorted().toList()
              + ".");
    }
    return price;
  }

  private static Ramp ramp(Field field, Ramp otherwise) {
    if (!field.isPresent()) {
      return otherwise;
    }
    var rates = new ArrayList<Exact>();
    for (var item : field.items()) {
      var number = item.text().substring(0, item.text().length() - 1);
      rates.add(Exact.of(new BigDecimal(number).movePointLeft(2)));
    }
    return make(field, () -> new Ramp(rates)).orElse(otherwise);
  }

  private PartnerCode partner(Field field) {
    return known(IMPACT_PARTNER_UNKNOWN, "partner", field, PartnerCode::of, fund::partner);
  }

  private SchemeCode scheme(Field field) {
    return known(IMPACT_SCHEME_UNKNOWN, "scheme", field, SchemeCode::of, fund::scheme);
  }

  private MeasureCode measure(Field field) {
    return known(IMPACT_MEASURE_UNKNOWN, "measure", field, MeasureCode::of, fund::measure);
  }

  /** The code that a field names, reported where the fund does not have it. */
  private <C extends Code> C known(
      ProblemType problem,
      String kind,
      Field field,
      Function<String, C> codeOf,
      Function<C, Optional<?>> find) {
    var code = codeOf.apply(field.text());
    if (find.apply(code).isEmpty()) {
      field.report(
          problem,
          "The fund " + fund.code() + " has no " + kind + " \"" + code + "\"; correct the code.");
    }
    return code;
  }

  static Optional<FinancialYear> year(Field field) {
    return field.as(IMPACT_YEAR_UNREADABLE, FinancialYear::parse);
  }

  /** An amount in pence, or 0 and a mistake. */
  private long pence(Field field) {
    return make(field, () -> Amounts.parsePence(field.text(), fund.currency())).orElse(0L);
  }

  private static Optional<Provenance> provenance(Field field) {
    return make(
        field.get("status"),
        () ->
            Provenance.of(
                field.get("status").text(), field.get("source").optionalText().orElse("")));
  }

  /** Makes a value, or reports at the field why it cannot be. */
  static <T> Optional<T> make(Field field, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (ProblemException e) {
      field.report(e.type(), e.problem().message());
      return Optional.empty();
    }
  }
}

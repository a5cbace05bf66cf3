package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.FUND_CURRENCY_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.FUND_MEASURE_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.FUND_PARTNER_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.FUND_PARTNER_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.FUND_SCHEME_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.FUND_STREAM_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.FUND_STREAM_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_VAT_NOT_OF_BUYER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.UnknownCurrencyException;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Makes a fund of a document, or says everything that is wrong with it. */
public final class FundReader {

  private final Field root;
  private final Set<String> partnerCodes = new HashSet<>();
  private final Set<String> streamCodes = new HashSet<>();

  private FundReader(Field root) {
    this.root = root;
  }

  /**
   * Reads a fund.
   *
   * @throws DocumentException if the document is not what {@code fund.schema.json} describes, names a
   *     partner, stream, scheme or measure twice, or refers to one it does not have. Every mistake is
   *     named with its line and column.
   */
  public static Fund read(Document document) {
    document.requireValid(Schema.FUND);
    var reader = new FundReader(document.root());
    reader.checkReferences();
    document.requireNoMistakes();
    var fund = reader.fund();
    document.requireNoMistakes();
    return fund.orElseThrow();
  }

  /**
   * Where the fund's figures come from, in the document's order.
   *
   * @throws DocumentException as {@link #read}, where the document is not what its schema describes
   */
  public static List<String> basis(Document document) {
    return sentences(document, "basis");
  }

  /**
   * What a reader of the fund's figures has to know, in the document's order.
   *
   * @throws DocumentException as {@link #read}, where the document is not what its schema describes
   */
  public static List<String> notes(Document document) {
    return sentences(document, "notes");
  }

  private static List<String> sentences(Document document, String name) {
    document.requireValid(Schema.FUND);
    return document.root().get(name).items().stream().map(Field::text).toList();
  }

  private void checkReferences() {
    collect("partner", partnerCodes);
    collect("stream", streamCodes);
    collect("scheme", new HashSet<>());
    collect("measure", new HashSet<>());
    requirePartner(root.get("host"));
    for (var stream : root.get("streams").items()) {
      requirePartner(stream.get("owner"));
      requireStream(stream.get("mergesInto"));
    }
    for (var scheme : root.get("schemes").items()) {
      requirePartner(scheme.get("lead"));
      checkList(scheme.get("providers"), this::requirePartner);
      checkList(scheme.get("streams"), this::requireStream);
      requireBuyer(scheme);
    }
    for (var succession : root.get("successions").items()) {
      requirePartner(succession.get("from"));
      requirePartner(succession.get("to"));
    }
    RequiredSpendReader.check(root);
  }

  /** Collects the codes of a kind, and reports each that stands twice. */
  private void collect(String kind, Set<String> codes) {
    for (var item : root.get(kind + "s").items()) {
      reportTwice(item.get(kind), kind, codes);
    }
  }

  private void checkList(Field list, Consumer<Field> check) {
    var seen = new HashSet<String>();
    for (var item : list.items()) {
      check.accept(item);
      reportTwice(item, list.key().equals("providers") ? "partner" : "stream", seen);
    }
  }

  private static void reportTwice(Field field, String kind, Set<String> codes) {
    if (!codes.add(field.text())) {
      field.report(
          twice(kind),
          "The " + kind + " \"" + field.text() + "\" is named twice; name each " + kind + " once.");
    }
  }

  private static ProblemType twice(String kind) {
    return switch (kind) {
      case "partner" -> FUND_PARTNER_TWICE;
      case "stream" -> FUND_STREAM_TWICE;
      case "scheme" -> FUND_SCHEME_TWICE;
      case "measure" -> FUND_MEASURE_TWICE;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** The host buys, or the lead of the scheme. */
  private void requireBuyer(Field scheme) {
    var recoverer = vat(scheme).get("recoveredBy");
    requirePartner(recoverer);
    if (recoverer.isPresent()
        && !recoverer.text().equals(root.get("host").text())
        && !recoverer.text().equals(scheme.get("lead").text())) {
      recoverer.report(
          LEDGER_VAT_NOT_OF_BUYER,
          "\""
              + recoverer.text()
              + "\" neither hosts the fund nor leads scheme "
              + scheme.get("scheme").text()
              + ", so it does not buy for it and recovers no VAT. Say who does, or"
              + " \"irrecoverable\".");
    }
  }

  /** What a scheme says of its VAT, or else the fund. */
  private Field vat(Field scheme) {
    return scheme.has("vat") ? scheme.get("vat") : root.get("vat");
  }

  private static Optional<VatRegime> regime(Field vat) {
    return !vat.isPresent()
        ? Optional.empty()
        : Optional.of(
            vat.get("recoveredBy")
                .optionalText()
                .<VatRegime>map(code -> new VatRegime.RecoveredBy(PartnerCode.of(code)))
                .orElse(VatRegime.IRRECOVERABLE));
  }

  private void requirePartner(Field field) {
    require("partner", field, partnerCodes);
  }

  private void requireStream(Field field) {
    require("stream", field, streamCodes);
  }

  private static void require(String kind, Field field, Set<String> known) {
    if (field.isPresent() && !known.contains(field.text())) {
      field.report(
          kind.equals("partner") ? FUND_PARTNER_UNKNOWN : FUND_STREAM_UNKNOWN,
          "\""
              + field.text()
              + "\" is no "
              + kind
              + " of this fund; its "
              + kind
              + "s are "
              + known.stream().sorted().toList()
              + ".");
    }
  }

  /** The fund, or nothing and a mistake. */
  private Optional<Fund> fund() {
    var open = root.get("open");
    var from = open.get("from").date();
    var until = open.get("until").date();
    var partners = each("partners", FundReader::partner);
    var streams = each("streams", FundReader::stream);
    var schemes = each("schemes", this::scheme);
    var measures = each("measures", FundReader::measure);
    var successions = each("successions", FundReader::succession);
    var required = each("requiredSpend", item -> make(item, () -> RequiredSpendReader.read(item)));
    var currency = currency(root.get("currency"));
    return from.flatMap(
        first ->
            make(
                root,
                () ->
                    new Fund(
                        FundCode.of(root.get("fund").text()),
                        root.get("name").text(),
                        FundKind.valueOf(constant(root.get("kind"))),
                        PartnerCode.of(root.get("host").text()),
                        currency,
                        first,
                        until,
                        partners,
                        streams,
                        schemes,
                        measures,
                        successions,
                        required)));
  }

  private <T> List<T> each(String name, Function<Field, Optional<T>> reader) {
    var read = new ArrayList<T>();
    for (var item : root.get(name).items()) {
      reader.apply(item).ifPresent(read::add);
    }
    return read;
  }

  private static Optional<Partner> partner(Field field) {
    return make(
        field,
        () ->
            new Partner(
                PartnerCode.of(field.get("partner").text()),
                field.get("name").text(),
                PartnerKind.valueOf(constant(field.get("kind")))));
  }

  private static Optional<Stream> stream(Field field) {
    return make(
        field,
        () ->
            new Stream(
                StreamCode.of(field.get("stream").text()),
                field.get("name").text(),
                field.get("owner").optionalText().map(PartnerCode::of),
                nature(field),
                field.get("ringFenced").isTrue(),
                field.get("mayCarryForward").isTrue(),
                isTrueUnlessDenied(field.get("countsForShares")),
                isTrueUnlessDenied(field.get("recurrent")),
                field.get("mergesInto").optionalText().map(StreamCode::of)));
  }

  private Optional<Scheme> scheme(Field field) {
    return make(
        field,
        () ->
            new Scheme(
                SchemeCode.of(field.get("scheme").text()),
                field.get("name").text(),
                PartnerCode.of(field.get("lead").text()),
                codes(field.get("providers"), PartnerCode::of),
                codes(field.get("streams"), StreamCode::of),
                nature(field),
                field.get("provision").isPresent()
                    ? Provision.valueOf(constant(field.get("provision")))
                    : Provision.EXISTING,
                field.has("baseline") ? baseline(field.get("baseline")) : Optional.empty(),
                regime(vat(field))));
  }

  /** A first year, its amount and an uplift in percent; or amounts by year. */
  private static Optional<Baseline> baseline(Field field) {
    return make(field, () -> field.has("from") ? uplifted(field) : byYear(field));
  }

  private static Baseline uplifted(Field field) {
    var percent = field.get("uplift").optionalText().orElse("0%").replace("%", "");
    return new Baseline.Uplifted(
        FinancialYear.parse(field.get("from").text()),
        AmountReader.readPence(field.get("amount").text()),
        Exact.of(new BigDecimal(percent).movePointLeft(2)));
  }

  private static Baseline byYear(Field field) {
    var byYear = new TreeMap<FinancialYear, Long>();
    for (var stated : field.entries()) {
      byYear.put(FinancialYear.parse(stated.key()), AmountReader.readPence(stated.text()));
    }
    return new Baseline.ByYear(byYear);
  }

  private static Optional<Measure> measure(Field field) {
    return make(
        field,
        () ->
            new Measure(
                MeasureCode.of(field.get("measure").text()),
                field.get("name").text(),
                field.get("unit").text()));
  }

  private static Optional<Succession> succession(Field field) {
    var part = field.get("part").optionalText().orElse("1/1");
    int slash = part.indexOf('/');
    return field
        .get("on")
        .date()
        .flatMap(
            on ->
                make(
                    field,
                    () ->
                        new Succession(
                            PartnerCode.of(field.get("from").text()),
                            PartnerCode.of(field.get("to").text()),
                            on,
                            Integer.parseInt(part.substring(0, slash)),
                            Integer.parseInt(part.substring(slash + 1)))));
  }

  /** Makes a value, or reports at the field why it cannot be. */
  private static <T> Optional<T> make(Field field, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (ProblemException e) {
      field.report(e.type(), e.problem().message());
      return Optional.empty();
    }
  }

  private static CurrencyUnit currency(Field field) {
    var code = field.optionalText().orElse("GBP");
    try {
      return Monetary.getCurrency(code);
    } catch (UnknownCurrencyException e) {
      throw field.refused(
          FUND_CURRENCY_UNKNOWN, "\"" + code + "\" is no currency; write one like GBP.");
    }
  }

  private static Nature nature(Field field) {
    return field.get("spending").isPresent()
        ? Nature.valueOf(constant(field.get("spending")))
        : Nature.REVENUE;
  }

  private static <C extends Code> List<C> codes(Field list, Function<String, C> codeOf) {
    return list.items().stream().map(item -> codeOf.apply(item.text())).toList();
  }

  private static boolean isTrueUnlessDenied(Field field) {
    return !field.isPresent() || field.isTrue();
  }

  /** A word of a document as the name of a constant: {@code in-view} is {@code IN_VIEW}. */
  private static String constant(Field field) {
    return field.text().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}

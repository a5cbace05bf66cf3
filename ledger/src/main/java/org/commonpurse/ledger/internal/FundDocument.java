package org.commonpurse.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.money.Monetary;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Baseline;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Provision;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.fund.VatRegime;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.RequirementCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/** A fund as a JSON document, the way the store keeps it. The same fund always gives the same text. */
final class FundDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands where nobody recovers VAT; no code of a partner is empty. */
  private static final String NOBODY = "";

  private FundDocument() {}

  static String write(Fund fund) {
    ObjectNode root = JSON.createObjectNode();
    root.put("code", fund.code().value());
    root.put("name", fund.name());
    root.put("kind", fund.kind().name());
    root.put("host", fund.host().value());
    root.put("currency", fund.currency().getCurrencyCode());
    root.put("opensOn", fund.opensOn().toString());
    fund.closesOn().ifPresent(day -> root.put("closesOn", day.toString()));
    writeAll(root, "partners", fund.partners(), FundDocument::writePartner);
    writeAll(root, "streams", fund.streams(), FundDocument::writeStream);
    writeAll(root, "schemes", fund.schemes(), FundDocument::writeScheme);
    writeAll(root, "measures", fund.measures(), FundDocument::writeMeasure);
    writeAll(root, "successions", fund.successions(), FundDocument::writeSuccession);
    // What earlier versions did not know is left out where there is none, so that their texts stay.
    if (!fund.requiredSpend().isEmpty()) {
      writeAll(root, "requiredSpend", fund.requiredSpend(), FundDocument::writeRequiredSpend);
    }
    return root.toString();
  }

  static Fund read(String document) {
    try {
      JsonNode root = JSON.readTree(document);
      return new Fund(
          FundCode.of(text(root, "code")),
          text(root, "name"),
          FundKind.valueOf(text(root, "kind")),
          PartnerCode.of(text(root, "host")),
          Monetary.getCurrency(text(root, "currency")),
          LocalDate.parse(text(root, "opensOn")),
          Optional.ofNullable(root.get("closesOn")).map(JsonNode::textValue).map(LocalDate::parse),
          readAll(root, "partners", FundDocument::readPartner),
          readAll(root, "streams", FundDocument::readStream),
          readAll(root, "schemes", FundDocument::readScheme),
          readAll(root, "measures", FundDocument::readMeasure),
          readAll(root, "successions", FundDocument::readSuccession),
          readAll(root, "requiredSpend", FundDocument::readRequiredSpend));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A fund's document in the store is not JSON", e);
    }
  }

  private static void writePartner(ObjectNode node, Partner partner) {
    node.put("code", partner.code().value());
    node.put("name", partner.name());
    node.put("kind", partner.kind().name());
  }

  private static Partner readPartner(JsonNode node) {
    return new Partner(
        PartnerCode.of(text(node, "code")),
        text(node, "name"),
        PartnerKind.valueOf(text(node, "kind")));
  }

  private static void writeStream(ObjectNode node, Stream stream) {
    node.put("code", stream.code().value());
    node.put("name", stream.name());
    stream.owner().ifPresent(owner -> node.put("owner", owner.value()));
    node.put("nature", stream.nature().name());
    node.put("ringFenced", stream.ringFenced());
    node.put("mayCarryForward", stream.mayCarryForward());
    node.put("countsForShares", stream.countsForShares());
    node.put("recurrent", stream.recurrent());
    stream.mergesInto().ifPresent(into -> node.put("mergesInto", into.value()));
  }

  private static Stream readStream(JsonNode node) {
    return new Stream(
        StreamCode.of(text(node, "code")),
        text(node, "name"),
        optionalCode(node, "owner", PartnerCode::of),
        Nature.valueOf(text(node, "nature")),
        node.path("ringFenced").booleanValue(),
        node.path("mayCarryForward").booleanValue(),
        node.path("countsForShares").booleanValue(),
        node.path("recurrent").booleanValue(),
        optionalCode(node, "mergesInto", StreamCode::of));
  }

  private static void writeScheme(ObjectNode node, Scheme scheme) {
    node.put("code", scheme.code().value());
    node.put("name", scheme.name());
    node.put("lead", scheme.lead().value());
    ArrayNode providers = node.putArray("providers");
    scheme.providers().forEach(provider -> providers.add(provider.value()));
    ArrayNode streams = node.putArray("streams");
    scheme.streams().forEach(stream -> streams.add(stream.value()));
    node.put("nature", scheme.nature().name());
    // What earlier versions did not know is left out where it says nothing, so that their texts
    // stay.
    if (scheme.provision() != Provision.EXISTING) {
      node.put("provision", scheme.provision().name());
    }
    scheme.baseline().ifPresent(baseline -> writeBaseline(node.putObject("baseline"), baseline));
    scheme
        .vat()
        .ifPresent(vat -> node.put("vat", vat.recoverer().map(PartnerCode::value).orElse(NOBODY)));
  }

  private static void writeBaseline(ObjectNode node, Baseline baseline) {
    if (baseline instanceof Baseline.Uplifted uplifted) {
      node.put("first", uplifted.first().toString());
      node.put("pence", uplifted.firstPence());
      node.put("uplift", uplifted.uplift().toString());
    } else if (baseline instanceof Baseline.ByYear stated) {
      stated.byYear().forEach((year, pence) -> node.put(year.toString(), pence));
    }
  }

  private static Baseline readBaseline(JsonNode node) {
    if (node.has("first")) {
      return new Baseline.Uplifted(
          FinancialYear.parse(text(node, "first")),
          node.path("pence").longValue(),
          Exact.parse(text(node, "uplift")));
    }
    var byYear = new TreeMap<FinancialYear, Long>();
    node.fields()
        .forEachRemaining(
            each -> byYear.put(FinancialYear.parse(each.getKey()), each.getValue().longValue()));
    return new Baseline.ByYear(byYear);
  }

  private static Scheme readScheme(JsonNode node) {
    return new Scheme(
        SchemeCode.of(text(node, "code")),
        text(node, "name"),
        PartnerCode.of(text(node, "lead")),
        readAll(node, "providers", item -> PartnerCode.of(item.textValue())),
        readAll(node, "streams", item -> StreamCode.of(item.textValue())),
        Nature.valueOf(text(node, "nature")),
        node.has("provision") ? Provision.valueOf(text(node, "provision")) : Provision.EXISTING,
        Optional.ofNullable(node.get("baseline")).map(FundDocument::readBaseline),
        Optional.ofNullable(node.get("vat")).map(JsonNode::textValue).map(FundDocument::readVat));
  }

  private static VatRegime readVat(String recoverer) {
    return recoverer.equals(NOBODY)
        ? VatRegime.IRRECOVERABLE
        : new VatRegime.RecoveredBy(PartnerCode.of(recoverer));
  }

  private static void writeMeasure(ObjectNode node, Measure measure) {
    node.put("code", measure.code().value());
    node.put("name", measure.name());
    node.put("unit", measure.unit());
  }

  private static Measure readMeasure(JsonNode node) {
    return new Measure(MeasureCode.of(text(node, "code")), text(node, "name"), text(node, "unit"));
  }

  private static void writeSuccession(ObjectNode node, Succession succession) {
    node.put("predecessor", succession.predecessor().value());
    node.put("successor", succession.successor().value());
    node.put("on", succession.on().toString());
    node.put("numerator", succession.numerator());
    node.put("denominator", succession.denominator());
  }

  private static Succession readSuccession(JsonNode node) {
    return new Succession(
        PartnerCode.of(text(node, "predecessor")),
        PartnerCode.of(text(node, "successor")),
        LocalDate.parse(text(node, "on")),
        node.path("numerator").intValue(),
        node.path("denominator").intValue());
  }

  private static void writeRequiredSpend(ObjectNode node, RequiredSpend required) {
    node.put("code", required.code().value());
    node.put("title", required.title());
    ArrayNode streams = node.putArray("streams");
    required.streams().forEach(stream -> streams.add(stream.value()));
    ArrayNode schemes = node.putArray("schemes");
    required.schemes().forEach(scheme -> schemes.add(scheme.value()));
    ObjectNode minimum = node.putObject("minimum");
    required.minimumPence().forEach((year, pence) -> minimum.put(year.toString(), pence));
  }

  private static RequiredSpend readRequiredSpend(JsonNode node) {
    var minimum = new TreeMap<FinancialYear, Long>();
    node.path("minimum")
        .fields()
        .forEachRemaining(
            each -> minimum.put(FinancialYear.parse(each.getKey()), each.getValue().longValue()));
    return new RequiredSpend(
        RequirementCode.of(text(node, "code")),
        text(node, "title"),
        readAll(node, "streams", item -> StreamCode.of(item.textValue())),
        readAll(node, "schemes", item -> SchemeCode.of(item.textValue())),
        minimum);
  }

  private static <T> void writeAll(
      ObjectNode root, String name, List<T> items, BiConsumer<ObjectNode, T> writeOne) {
    ArrayNode array = root.putArray(name);
    items.forEach(item -> writeOne.accept(array.addObject(), item));
  }

  private static <T> List<T> readAll(JsonNode root, String name, Function<JsonNode, T> readOne) {
    var items = new ArrayList<T>();
    root.path(name).forEach(node -> items.add(readOne.apply(node)));
    return items;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }

  private static <C extends Code> Optional<C> optionalCode(
      JsonNode node, String name, Function<String, C> codeOf) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::textValue).map(codeOf);
  }
}

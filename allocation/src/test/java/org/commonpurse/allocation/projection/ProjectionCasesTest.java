package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.money.Amounts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked cases of plans, as a finance officer can read and add to them. */
class ProjectionCasesTest {

  private static final Path FOLDER = Path.of("src/test/resources/projection");

  @TestFactory
  Stream<DynamicTest> givesWhatTheWorkedCaseSays() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName() + "", () -> check(file)));
    }
  }

  private static void check(Path file) {
    var root = Document.read(file).root();
    var plan =
        new Scenarios(Document.parseJson(file + " plan", root.get("plan").json().toString()))
            .plan();
    var agreement =
        Optional.of(root.get("agreement"))
            .filter(Field::isPresent)
            .map(field -> Document.parseJson(file + " agreement", field.json().toString()))
            .map(AgreementReader::read);
    var projection = Projection.of(plan, agreement);
    var expected = root.get("expected");

    assertThat(expected.entries()).isNotEmpty();
    assertThat(found(projection, expected)).isEqualTo(said(expected));
  }

  private static List<String> said(Field expected) {
    var lines = new ArrayList<String>();
    for (var figure : expected.entries()) {
      if (!figure.isObject()) {
        lines.add(figure.key() + ": " + pence(figure));
      }
      for (var of : figure.entries()) {
        if (of.isObject()) {
          of.entries()
              .forEach(
                  year ->
                      lines.add(
                          figure.key() + " " + of.key() + " " + year.key() + ": " + pence(year)));
        } else {
          var value = figure.key().equals("paidBack") ? of.text() : pence(of);
          lines.add(figure.key() + " " + of.key() + ": " + value);
        }
      }
    }
    return lines;
  }

  private static String pence(Field field) {
    return Amounts.plain(Amounts.parsePence(field.text(), Amounts.GBP));
  }

  private static List<String> found(Projection projection, Field expected) {
    var lines = new ArrayList<String>();
    for (var figure : expected.entries()) {
      var name = figure.key();
      if (!figure.isObject()) {
        long pence =
            name.equals("redistributed")
                ? projection.redistributedPence()
                : projection.all().cashablePence();
        lines.add(name + ": " + Amounts.plain(pence));
      }
      for (var of : figure.entries()) {
        if (of.isObject()) {
          of.entries()
              .forEach(
                  year ->
                      lines.add(
                          name
                              + " "
                              + of.key()
                              + " "
                              + year.key()
                              + ": "
                              + Amounts.plain(
                                  row(projection, of.key(), year.key()).netBeforePence())));
        } else if (name.endsWith("ByYear")) {
          var partner = projection.plan().partners().get(0).value();
          var row =
              row(projection, name.startsWith("savings") ? "all-partners" : partner, of.key());
          long pence = name.startsWith("savings") ? row.savingsPence() : row.sharingPence();
          lines.add(name + " " + of.key() + ": " + Amounts.plain(pence));
        } else {
          lines.add(
              name
                  + " "
                  + of.key()
                  + ": "
                  + FIGURES.get(name).apply(partner(projection, of.key())));
        }
      }
    }
    return lines;
  }

  private static ProjectedYear row(Projection projection, String partner, String year) {
    return Stream.concat(projection.rows().stream(), projection.totals().stream())
        .filter(row -> row.partner().value().equals(partner) && row.year().toString().equals(year))
        .findFirst()
        .orElseThrow();
  }

  private static PartnerCase partner(Projection projection, String partner) {
    return Stream.concat(projection.cases().stream(), Stream.of(projection.all()))
        .filter(each -> each.partner().value().equals(partner))
        .findFirst()
        .orElseThrow();
  }

  private static Function<PartnerCase, String> money(ToLongFunction<PartnerCase> figure) {
    return each -> Amounts.plain(figure.applyAsLong(each));
  }

  private static final Map<String, Function<PartnerCase, String>> FIGURES =
      new TreeMap<>(
          Map.of(
              "returns", money(PartnerCase::returnPence),
              "sharing", money(PartnerCase::sharingPence),
              "presentValue", money(PartnerCase::presentValuePence),
              "additionalCost", money(PartnerCase::additionalCostPence),
              "netBefore", money(each -> each.savingsPence() - each.extraCostsPence()),
              "peakFunding", money(PartnerCase::peakFundingPence),
              "withinContract", money(each -> each.contract().orElseThrow().returnPence()),
              "afterContract", money(each -> each.contract().orElseThrow().afterPence()),
              "paidBack", each -> inWords(each.paidBack())));

  private static String inWords(PaidBack paidBack) {
    if (paidBack instanceof PaidBack.In in) {
      return in.year().toString();
    }
    return paidBack instanceof PaidBack.NoOutlay ? "no outlay" : "not yet";
  }
}

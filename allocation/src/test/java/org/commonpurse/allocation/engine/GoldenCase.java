package org.commonpurse.allocation.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.money.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * A worked case: an agreement, one or more outturns it is applied to in turn, and what must come of
 * each, as a finance officer can read and add to it in {@code src/test/resources/golden}.
 */
record GoldenCase(String name, Field root) {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  /** One application: the outturn, and what must come of it. */
  record Application(Outturn outturn, Field expected) {}

  static List<GoldenCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .sorted()
          .map(file -> new GoldenCase(name(file), Document.read(file).root()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".yml", "");
  }

  Agreement agreement() {
    return AgreementReader.read(part("agreement", root.get("agreement")));
  }

  List<Application> applications() {
    if (!root.has("applications")) {
      return List.of(application(root));
    }
    return root.get("applications").items().stream().map(this::application).toList();
  }

  private Application application(Field field) {
    return new Application(
        OutturnReader.read(part("outturn", field.get("outturn"))), field.get("expected"));
  }

  private Document part(String part, Field field) {
    return Document.parse(name + " " + part, field.json().toString());
  }

  /** Amounts by code in pence, such as the expected lines. */
  static Map<String, Long> pence(Field amounts) {
    var pence = new TreeMap<String, Long>();
    amounts.entries().forEach(field -> pence.put(field.key(), pence1(field)));
    return pence;
  }

  static long pence1(Field field) {
    return Amounts.parsePence(field.text(), Amounts.GBP);
  }

  /** Everything that must hold of the result, as {@code name: value} lines. */
  static List<String> expected(Field expected) {
    var lines = new ArrayList<String>();
    pence(expected.get("lines")).forEach((partner, pence) -> lines.add(partner + ": " + pence));
    pence(expected.get("sources"))
        .forEach((source, pence) -> lines.add("from " + source + ": " + pence));
    for (var source : expected.get("owners").entries()) {
      pence(source)
          .forEach(
              (owner, pence) -> lines.add("of " + source.key() + "'s " + owner + ": " + pence));
    }
    lines.add("unallocated: " + pence1(expected.get("unallocated")));
    for (var clause : expected.get("clauses").entries()) {
      pence(clause)
          .forEach((partner, pence) -> lines.add(clause.key() + ", " + partner + ": " + pence));
    }
    pence(expected.get("charges"))
        .forEach((partner, pence) -> lines.add("charge " + partner + ": " + pence));
    pence(expected.get("reserves"))
        .forEach((reserve, pence) -> lines.add("held in " + reserve + ": " + pence));
    for (var reserve : expected.get("reserve-owners").entries()) {
      pence(reserve).forEach((owner, pence) -> lines.add("held by " + owner + ": " + pence));
    }
    pence(expected.get("unrecovered"))
        .forEach((name, pence) -> lines.add("unrecovered " + name + ": " + pence));
    for (var advance : expected.get("owed").entries()) {
      pence(advance)
          .forEach((partner, pence) -> lines.add(advance.key() + " to " + partner + ": " + pence));
    }
    return lines;
  }

  /** The same of an allocation, for everything that {@code expected} names. */
  static List<String> actual(ApplicationResult applied, Field expected) {
    var allocation = applied.allocation();
    var lines = new ArrayList<String>();
    var parties = allocation.agreement().parties();
    for (var partner : pence(expected.get("lines")).keySet()) {
      int index = parties.index(PartnerCode.of(partner)).orElseThrow();
      long sum =
          allocation.clauses().stream()
              .mapToLong(clause -> clause.allocation().partners().get(index))
              .sum();
      lines.add(partner + ": " + sum);
    }
    for (var source : pence(expected.get("sources")).keySet()) {
      lines.add("from " + source + ": " + moved(allocation, source, null));
    }
    for (var source : expected.get("owners").entries()) {
      for (var owner : pence(source).keySet()) {
        lines.add(
            "of " + source.key() + "'s " + owner + ": " + moved(allocation, source.key(), owner));
      }
    }
    long unallocated =
        allocation.clauses().stream()
            .mapToLong(clause -> clause.allocation().unallocatedPence())
            .sum();
    lines.add("unallocated: " + unallocated);
    for (var clause : expected.get("clauses").entries()) {
      var result =
          allocation.clauses().stream()
              .filter(each -> each.clause().reference().equals(clause.key()))
              .findFirst()
              .orElseThrow();
      for (var partner : pence(clause).keySet()) {
        int index = parties.index(PartnerCode.of(partner)).orElseThrow();
        lines.add(clause.key() + ", " + partner + ": " + result.allocation().partners().get(index));
      }
    }
    for (var partner : pence(expected.get("charges")).keySet()) {
      int index = parties.index(PartnerCode.of(partner)).orElseThrow();
      lines.add("charge " + partner + ": " + allocation.chargesPence().get(index));
    }
    var reserves = applied.state().reserves();
    for (var reserve : pence(expected.get("reserves")).keySet()) {
      lines.add("held in " + reserve + ": " + reserves.get(ReserveCode.of(reserve)).totalPence());
    }
    for (var reserve : expected.get("reserve-owners").entries()) {
      for (var owner : pence(reserve).keySet()) {
        var held = reserves.get(ReserveCode.of(reserve.key())).byOwner();
        lines.add("held by " + owner + ": " + held.getOrDefault(PartnerCode.of(owner), 0L));
      }
    }
    for (var name : pence(expected.get("unrecovered")).keySet()) {
      lines.add(
          "unrecovered "
              + name
              + ": "
              + applied.state().unrecovered().get(InvestmentCode.of(name)));
    }
    for (var advance : expected.get("owed").entries()) {
      var advanced = applied.state().advances().get(InvestmentCode.of(advance.key()));
      var owed = advanced == null ? Map.<PartnerCode, Long>of() : advanced.claims().byPartner();
      for (var partner : pence(advance).keySet()) {
        lines.add(
            advance.key()
                + " to "
                + partner
                + ": "
                + owed.getOrDefault(PartnerCode.of(partner), 0L));
      }
    }
    return lines;
  }

  private static long moved(Allocation allocation, String source, @Nullable String owner) {
    return allocation.clauses().stream()
        .flatMap(clause -> clause.allocation().moves().stream())
        .filter(move -> move.source().code().value().equals(source))
        .filter(
            move ->
                owner == null || move.owner().map(code -> code.value().equals(owner)).orElse(false))
        .mapToLong(RoundedAllocation.Move::pence)
        .sum();
  }
}

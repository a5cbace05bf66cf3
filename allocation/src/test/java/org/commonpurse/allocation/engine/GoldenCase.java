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
import org.commonpurse.ledger.money.Amounts;

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
    return lines;
  }

  /** The same of an allocation, for everything that {@code expected} names. */
  static List<String> actual(Allocation allocation, Field expected) {
    var lines = new ArrayList<String>();
    var parties = allocation.agreement().parties();
    for (var partner : pence(expected.get("lines")).keySet()) {
      int index = parties.codes().stream().map(Object::toString).toList().indexOf(partner);
      long sum =
          allocation.clauses().stream()
              .mapToLong(clause -> clause.whole().partners().get(index))
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
        allocation.clauses().stream().mapToLong(clause -> clause.whole().unallocatedPence()).sum();
    lines.add("unallocated: " + unallocated);
    return lines;
  }

  private static long moved(
      Allocation allocation, String source, @org.jspecify.annotations.Nullable String owner) {
    return allocation.clauses().stream()
        .flatMap(clause -> clause.whole().moves().stream())
        .filter(move -> move.source().code().value().equals(source))
        .filter(
            move ->
                owner == null || move.owner().map(code -> code.value().equals(owner)).orElse(false))
        .mapToLong(Whole.Move::pence)
        .sum();
  }
}

package org.commonpurse.reports.template;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.reports.template.ReturnTemplate.Repeat;
import org.commonpurse.reports.template.ReturnTemplate.Streams;
import org.commonpurse.reports.template.ReturnTemplate.TemplateRow;
import org.commonpurse.reports.template.ReturnTemplate.TemplateSheet;

/** What the lines of a sheet's rows are about, one or more to a row. */
final class SubjectsOfRows {

  private final ReturnFacts facts;
  private final Set<String> named = new HashSet<>();

  SubjectsOfRows(ReturnFacts facts, TemplateSheet sheet) {
    this.facts = facts;
    for (var row : sheet.rows()) {
      row.repeat()
          .flatMap(SubjectsOfRows::streams)
          .ifPresent(
              streams -> {
                if (streams instanceof Streams.Named these) {
                  named.addAll(these.codes());
                }
              });
    }
  }

  List<Subject> of(TemplateRow row) {
    if (row.repeat().isEmpty()) {
      return List.of(new Subject.OfFund());
    }
    var repeat = row.repeat().get();
    var year = facts.period().year();
    if (repeat instanceof Repeat.Schemes) {
      return orMissing(
          facts.schemes(), "schemes", "No scheme has budget or spending in " + year + ".");
    }
    if (repeat instanceof Repeat.Effects) {
      return orMissing(
          facts.effects(),
          "effects",
          "No model of measures plans an effect for " + facts.period() + ".");
    }
    boolean isByPartner = repeat instanceof Repeat.Contributions;
    return streams(repeat).map(streams -> of(streams, isByPartner)).orElseThrow();
  }

  private List<Subject> of(Streams streams, boolean isByPartner) {
    if (streams instanceof Streams.Named these) {
      return these.codes().stream().flatMap(code -> named(code, isByPartner)).toList();
    }
    return orMissing(
        facts.streamsInUse().stream()
            .filter(code -> streams instanceof Streams.All || !named.contains(code.value()))
            .flatMap(code -> lines(code, isByPartner))
            .toList(),
        "streams",
        "Nothing was planned or came in of any other stream in " + facts.period().year() + ".");
  }

  private Stream<Subject> named(String code, boolean isByPartner) {
    var fund = facts.fund();
    if (fund.streams().stream().noneMatch(each -> each.code().value().equals(code))) {
      return Stream.of(
          new Subject.Missing(code, "Fund %s has no stream %s.".formatted(fund.code(), code)));
    }
    var stream = StreamCode.of(code);
    return facts.streamsInUse().contains(stream)
        ? lines(stream, isByPartner)
        : Stream.of(
            new Subject.Missing(
                code,
                "Nothing was planned or came in of stream %s in %s."
                    .formatted(code, facts.period().year())));
  }

  private Stream<Subject> lines(StreamCode code, boolean isByPartner) {
    return isByPartner
        ? facts.contributors(code).stream()
        : facts.fund().stream(code).stream()
            .map(stream -> new Subject.OfStream(stream, Optional.empty()));
  }

  private static List<Subject> orMissing(List<Subject> found, String key, String why) {
    return found.isEmpty() ? List.of(new Subject.Missing(key, why)) : found;
  }

  private static Optional<Streams> streams(Repeat repeat) {
    if (repeat instanceof Repeat.Contributions contributions) {
      return Optional.of(contributions.streams());
    }
    return repeat instanceof Repeat.EachStream each
        ? Optional.of(each.streams())
        : Optional.empty();
  }
}

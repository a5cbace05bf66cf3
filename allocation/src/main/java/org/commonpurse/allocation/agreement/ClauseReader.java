package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CAUSE_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DATES_REVERSED;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DATE_OUTSIDE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NAME_UNUSABLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_ROUNDING_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_TO_DATE_UNCLEAR;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.NearWords;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Reads clauses: what each takes, when, who has which part, and how pennies are rounded. */
final class ClauseReader {

  private final Field agreement;
  private final Parties parties;
  private final List<CauseCode> causes;
  private final FigureReader figures;
  private final TermReader terms;
  private final AdvanceReader advances;
  private final SharesReader shares;

  /**
   * Creates a reader.
   *
   * @param agreement  the days on which the agreement is in force
   * @param causes  those that the agreement declares
   */
  ClauseReader(
      Field agreement,
      Parties parties,
      List<CauseCode> causes,
      FigureReader figures,
      TermReader terms,
      AdvanceReader advances,
      SharesReader shares) {
    this.agreement = agreement;
    this.parties = parties;
    this.causes = causes;
    this.figures = figures;
    this.terms = terms;
    this.advances = advances;
    this.shares = shares;
  }

  /** The codes of all clauses, by code and by reference, before any of them is read. */
  static Map<String, ClauseCode> codes(Field clauses) {
    var codes = new HashMap<String, ClauseCode>();
    for (var clause : clauses.items()) {
      var reference = clause.get("clause").text();
      try {
        codes.put(reference, Clause.codeOf(clause.get("code").optionalText().orElse(reference)));
      } catch (ProblemException e) {
        // It is told where the clause is read, and not for each time that it is looked at.
      }
    }
    List.copyOf(codes.values()).forEach(code -> codes.putIfAbsent(code.value(), code));
    return codes;
  }

  /** The clause that a field describes, with every mistake in it reported. */
  Clause read(Field field) {
    var clause = clause(field);
    requireInOrder(field.get("in-force"));
    requireWithin(field.get("in-force"));
    requireSurviving(field);
    requireCountable(clause, field);
    advances.requireNoSum(field.get("adds-to"));
    TermsOfAYear.check(clause, field);
    return clause;
  }

  private Clause clause(Field field) {
    var basis = AmountBasis.of(field.get("takes").text());
    var reference = field.get("clause").text();
    return new Clause(
        code(field, "clause", Clause::codeOf),
        reference,
        field.get("title").optionalText().orElse(reference),
        field.get("in-force").get("from").date(),
        field.get("in-force").get("until").date(),
        field.get("survives-until").date(),
        basis,
        scope(field.get("of")),
        scope(field.get("except")),
        field.has("each") ? Level.of(field.get("each").text()) : Level.TOGETHER,
        toDate(field),
        rounding(field.get("rounding")),
        field.has("recovered-over") ? field.get("recovered-over").decimal().intValueExact() : 0,
        field.get("adds-to").optionalText().map(InvestmentCode::of),
        advances.under(field, parties, shares),
        replaces(field.get("replaces")),
        terms.read(field));
  }

  private Set<ClauseCode> replaces(Field references) {
    var codes = new HashSet<ClauseCode>();
    for (var reference : references.items()) {
      codes.add(code(reference, Clause::codeOf));
    }
    return codes;
  }

  private static ToDate toDate(Field field) {
    if (!field.get("contract-to-date").isTrue()) {
      return field.get("year-to-date").isTrue() ? ToDate.YEAR : ToDate.NOTHING;
    }
    for (var other : List.of("year-to-date", "each", "recovered-over", "adds-to", "advanced")) {
      if (field.has(other)) {
        field
            .get(other)
            .report(
                AGREEMENT_TO_DATE_UNCLEAR,
                "\"%s\" means nothing for a clause that counts the contract to date; leave it out."
                    .formatted(other));
      }
    }
    if (field.get("rounding").get("carried").isTrue()) {
      field
          .get("rounding")
          .report(
              AGREEMENT_TO_DATE_UNCLEAR,
              "A clause that counts the contract to date never drifts by a penny; carry no fractions.");
    }
    return ToDate.CONTRACT;
  }

  private Rounding rounding(Field field) {
    Rounding.Remainder remainder = new Rounding.Remainder.Largest();
    var to = field.get("to");
    long unit = to.isPresent() ? figures.pence(to) : Rounding.Remainder.To.PENNY;
    if (to.isPresent() && (unit == 0 || !field.has("residual-to"))) {
      to.report(
          AGREEMENT_ROUNDING_UNCLEAR,
          "Rounded to %s, parts no longer add up; say who carries the difference with \"residual-to\", and give a unit of 0.01 or more."
              .formatted(to.text()));
    }
    if (field.has("residual-to")) {
      var partner = PartnerReader.index(parties, field.get("residual-to"));
      remainder =
          partner.isPresent()
              ? new Rounding.Remainder.To(partner.getAsInt(), Math.max(unit, 1))
              : remainder;
    } else if (field.get("carried").isTrue()) {
      remainder = new Rounding.Remainder.Carried();
    }
    return new Rounding(field.get("on").text().equals("total"), remainder);
  }

  private Scope scope(Field field) {
    if (!field.isPresent()) {
      return Scope.UNNAMED;
    }
    var spending =
        field
            .get("spending")
            .optionalText()
            .map(text -> Nature.valueOf(text.toUpperCase(Locale.ROOT)));
    return new Scope(
        codes(field.get("funds"), FundCode::of),
        codes(field.get("schemes"), SchemeCode::of),
        codes(field.get("streams"), StreamCode::of),
        codes(field.get("measures"), MeasureCode::of),
        codes(field.get("natures"), NatureCode::of),
        causes(field.get("causes")),
        codes(field.get("bases"), BaseCode::of),
        spending,
        truth(field.get("ring-fenced")),
        truth(field.get("recurrent")));
  }

  private Set<CauseCode> causes(Field list) {
    for (var item : items(list)) {
      if (!causes.contains(CauseCode.of(item.text()))) {
        var known = causes.stream().map(CauseCode::value).toList();
        item.report(
            AGREEMENT_CAUSE_UNKNOWN,
            "The agreement declares no cause \"%s\".%s Correct it, or declare it under \"causes\"."
                .formatted(item.text(), NearWords.suggestion(item.text(), known)));
      }
    }
    return codes(list, CauseCode::of);
  }

  private static Optional<Boolean> truth(Field field) {
    return field.isPresent() ? Optional.of(field.isTrue()) : Optional.empty();
  }

  private static <C extends Code> Set<C> codes(Field list, Function<String, C> codeOf) {
    var codes = new HashSet<C>();
    items(list).forEach(item -> codes.add(codeOf.apply(item.text())));
    return codes;
  }

  private static List<Field> items(Field list) {
    return list.isList() ? list.items() : list.isPresent() ? List.of(list) : List.of();
  }

  /** Reports a last day that lies before the first. */
  static void requireInOrder(Field span) {
    var first = span.get("from").date();
    var last = span.get("until").date();
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      span.get("until")
          .report(
              AGREEMENT_DATES_REVERSED,
              "The last day " + last.get() + " lies before the first, " + first.get() + ".");
    }
  }

  /** A clause cannot be in force when its agreement is not. */
  private void requireWithin(Field clause) {
    var first = agreement.get("from").date();
    var last = agreement.get("until").date();
    for (var day : List.of(clause.get("from"), clause.get("until"))) {
      var date = day.date();
      if (date.isPresent()
          && (first.map(date.get()::isBefore).orElse(false)
              || last.map(date.get()::isAfter).orElse(false))) {
        day.report(
            AGREEMENT_DATE_OUTSIDE,
            "The day " + date.get() + " lies outside the time the agreement is in force.");
      }
    }
  }

  /** A clause that survives its agreement ends later than that, and on no day of its own besides. */
  private void requireSurviving(Field clause) {
    var survives = clause.get("survives-until");
    var last = agreement.get("until").date();
    boolean hasOwnEnd = clause.get("in-force").has("until");
    if (survives.isPresent()
        && (hasOwnEnd
            || survives
                .date()
                .map(day -> last.map(end -> !day.isAfter(end)).orElse(false))
                .orElse(false))) {
      survives.report(
          AGREEMENT_DATE_OUTSIDE,
          hasOwnEnd
              ? "A clause that survives the agreement ends with \"survives-until\"; leave out its other last day."
              : "A clause survives the agreement until a day after its last, "
                  + last.map(Object::toString).orElse("")
                  + ".");
    }
  }

  private static void requireCountable(Clause clause, Field field) {
    if (clause.toDate() == ToDate.CONTRACT) {
      ContractTerms.mistake(clause.term())
          .ifPresent(
              why ->
                  field
                      .get("contract-to-date")
                      .report(
                          AGREEMENT_TO_DATE_UNCLEAR,
                          "This clause counts the contract to date, and %s.".formatted(why)));
    }
  }

  /** The code that something says it has, or else that of what it is called. */
  static <C extends Code> C code(Field field, String name, Function<String, C> codeOf) {
    return code(field.get(field.has("code") ? "code" : name), codeOf);
  }

  /** The code of a title or a reference; one that stands for it, and a mistake, if it has none. */
  private static <C extends Code> C code(Field title, Function<String, C> codeOf) {
    return title.as(AGREEMENT_NAME_UNUSABLE, codeOf).orElseGet(() -> codeOf.apply("unnamed"));
  }
}

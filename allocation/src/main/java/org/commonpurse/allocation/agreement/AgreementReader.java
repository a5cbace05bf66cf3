package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_BEGINS_WITHIN_MONTH;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CLAUSE_TWICE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CURRENCY_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DATES_REVERSED;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_DATE_OUTSIDE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NAME_UNUSABLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTNER_TWICE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_ROUNDING_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_TO_DATE_UNCLEAR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.UnknownCurrencyException;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/** Makes an agreement of a document, or says everything that is wrong with it. */
public final class AgreementReader {

  private final Document document;
  private final Map<String, String> names = new LinkedHashMap<>();

  private AgreementReader(Document document) {
    this.document = document;
  }

  /**
   * Reads an agreement.
   *
   * @throws DocumentException if the document is not what {@code agreement.schema.json} describes, or
   *     means nothing: a partner named twice or unknown, a negative weight, shares that add up to
   *     nothing, two rests, an amount with fractions of a penny. Every mistake is named with its
   *     line, its column and its clause.
   */
  public static Agreement read(Document document) {
    return read(document, agreement -> {});
  }

  /**
   * Reads an agreement for the fund that is to hold it.
   *
   * @param others  finds the other funds that its clauses name
   * @throws DocumentException as {@link #read}; and {@code AGREEMENT_UNKNOWN_TO_FUND} if it names a
   *     partner, scheme, stream or measure that the fund does not have, {@code
   *     AGREEMENT_FUND_UNKNOWN} if it names a fund that there is not, {@code
   *     AGREEMENT_CURRENCY_MISMATCH} if it or such a fund is in another currency
   */
  public static Agreement readFor(
      Fund fund, Function<FundCode, Optional<Fund>> others, Document document) {
    return read(document, new FundReferences(fund, others, document.root())::check);
  }

  private static Agreement read(Document document, Consumer<Agreement> check) {
    try {
      document.requireValid(Schema.AGREEMENT);
      var agreement = new AgreementReader(document).agreement(document.root());
      document.requireNoMistakes();
      check.accept(agreement);
      document.requireNoMistakes();
      return agreement;
    } catch (DocumentException e) {
      throw ClausePlaces.named(document, e);
    }
  }

  private Agreement agreement(Field root) {
    var parties = parties(root.get("partners"));
    root.get("signatories").items().forEach(item -> PartnerReader.index(parties, item));
    requireInOrder(root.get("in-force"));
    // What follows reads the partners, so a mistake in them would be reported over and over.
    document.requireNoMistakes();
    for (var name : root.get("names").entries()) {
      names.put(Code.requireForm(name.key()), name.text());
    }
    var currency = currency(root.get("currency"));
    var scales = new HashMap<String, Factor>();
    var circumstances = new CircumstanceReader(clauseCodes(root.get("clauses")));
    var factors = new FactorReader(scales, circumstances);
    for (var field : root.get("scales").entries()) {
      scales.put(field.key(), factors.read(field));
    }
    var shares = new SharesReader(parties, factors);
    var named = new HashMap<String, Shares>();
    for (var field : root.get("shares").entries()) {
      shares.read(field).ifPresent(read -> named.put(field.key(), read));
    }
    var figures = new FigureReader(currency, parties, factors, circumstances);
    var reserves = new ArrayList<Reserve>();
    for (var field : root.get("reserves").entries()) {
      reserves.add(
          new Reserve(
              ReserveCode.of(field.key()),
              field.has("opening") ? figures.pence(field.get("opening")) : 0,
              field.has("owned-by")
                  ? shares.named(named).read(field.get("owned-by"))
                  : Optional.empty(),
              figure(field.get("ceiling"), figures),
              figure(field.get("floor"), figures),
              field.has("at-end") ? shares.fixed(field.get("at-end")) : Optional.empty()));
    }
    var terms =
        new TermReader(parties, shares.named(named), figures, factors, circumstances, reserves);
    root.get("terms").entries().forEach(terms::know);
    List<Clause> clauses = new ArrayList<>();
    var codes = new HashSet<ClauseCode>();
    for (var field : root.get("clauses").items()) {
      var clause = clause(field, terms, figures, parties);
      if (!codes.add(clause.code())) {
        field
            .get("clause")
            .report(
                AGREEMENT_CLAUSE_TWICE,
                "The clause \"" + clause.reference() + "\" stands twice; number them apart.");
      }
      requireInOrder(field.get("in-force"));
      requireWithin(root.get("in-force"), field.get("in-force"));
      requireSurviving(root.get("in-force"), field);
      requireCountable(clause, field);
      clauses.add(clause);
      figures.know(clause);
    }
    var together = new TogetherReader(terms);
    for (var limit : root.get("limits").items()) {
      clauses = together.limited(clauses, limit);
    }
    var counted = new HashSet<>(together.counted());
    clauses.stream()
        .filter(clause -> clause.toDate() == ToDate.CONTRACT)
        .forEach(clause -> counted.add(clause.code()));
    return new Agreement(
        code(root, "agreement", Agreement::codeOf),
        root.get("agreement").text(),
        root.get("version").decimal().intValueExact(),
        currency,
        root.get("in-force").get("from").date().orElse(java.time.LocalDate.MIN),
        root.get("in-force").get("until").date(),
        withinYear(root),
        whole(root.get("varies")),
        whole(root.get("notice").get("months")),
        Optional.empty(),
        parties,
        names,
        reserves,
        terms.investments(),
        circumstances.counted(counted),
        notNetted(root.get("settlement").get("not-netted"), parties),
        clauses);
  }

  /** The codes of all clauses, by code and by reference, before any of them is read. */
  private static Map<String, ClauseCode> clauseCodes(Field clauses) {
    var codes = new HashMap<String, ClauseCode>();
    for (var clause : clauses.items()) {
      var code = code(clause, "clause", Clause::codeOf);
      codes.put(code.value(), code);
    }
    for (var clause : clauses.items()) {
      codes.put(
          clause.get("clause").text(), codes.get(code(clause, "clause", Clause::codeOf).value()));
    }
    return codes;
  }

  /** The code that something says it has, or else that of what it is called. */
  private static <C extends Code> C code(Field field, String name, Function<String, C> codeOf) {
    return code(field.get(field.has("code") ? "code" : name), codeOf);
  }

  /** The code of a title or a reference; one that stands for it, and a mistake, if it has none. */
  private static <C extends Code> C code(Field title, Function<String, C> codeOf) {
    return title.as(AGREEMENT_NAME_UNUSABLE, codeOf).orElseGet(() -> codeOf.apply("unnamed"));
  }

  private Parties parties(Field partners) {
    var codes = new ArrayList<PartnerCode>();
    for (var item : partners.items()) {
      var partner = item.isObject() ? item.entries().get(0) : item;
      var code = item.isObject() ? partner.key() : item.text();
      if (item.isObject()) {
        names.put(Code.requireForm(code), partner.text());
      }
      if (codes.contains(PartnerCode.of(code))) {
        item.report(
            AGREEMENT_PARTNER_TWICE,
            "The partner \"" + code + "\" is named twice; name each partner once.");
      } else {
        codes.add(PartnerCode.of(code));
      }
    }
    return new Parties(codes);
  }

  private static CurrencyUnit currency(Field field) {
    var code = field.optionalText().orElse("GBP");
    try {
      return Monetary.getCurrency(code);
    } catch (UnknownCurrencyException e) {
      throw field.refused(
          AGREEMENT_CURRENCY_UNKNOWN, "\"" + code + "\" is no currency; write one like GBP.");
    }
  }

  private Clause clause(Field field, TermReader terms, FigureReader figures, Parties parties) {
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
        rounding(field.get("rounding"), parties, figures),
        field.has("recovered-over") ? field.get("recovered-over").decimal().intValueExact() : 0,
        field.get("adds-to").optionalText().map(InvestmentCode::of),
        replaces(field.get("replaces")),
        terms.read(field));
  }

  private static Optional<Integer> whole(Field field) {
    return field.isPresent() ? Optional.of(field.decimal().intValueExact()) : Optional.empty();
  }

  private Set<ClauseCode> replaces(Field references) {
    var codes = new HashSet<ClauseCode>();
    for (var reference : references.items()) {
      codes.add(code(reference, Clause::codeOf));
    }
    return codes;
  }

  /** By months, a version has whole months of its own, so it begins with one. */
  private static Optional<WithinYear> withinYear(Field root) {
    var withinYear = root.get("within-year").optionalText().map(WithinYear::of);
    var from = root.get("in-force").get("from").date();
    if (withinYear.equals(Optional.of(WithinYear.BY_MONTHS))
        && from.isPresent()
        && from.get().getDayOfMonth() != 1) {
      root.get("within-year")
          .report(
              AGREEMENT_BEGINS_WITHIN_MONTH,
              "By months, a version begins with a month, and not on "
                  + from.get()
                  + "; let it begin on the first day of one, or write whole-year.");
    }
    return withinYear;
  }

  private static void requireInOrder(Field span) {
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
  private static void requireWithin(Field agreement, Field clause) {
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

  private static Optional<Figure> figure(Field field, FigureReader figures) {
    return field.isPresent() ? Optional.of(figures.figure(field)) : Optional.empty();
  }

  /** A clause that survives its agreement ends later than that, and on no day of its own besides. */
  private static void requireSurviving(Field agreement, Field clause) {
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

  private static ToDate toDate(Field field) {
    if (!field.get("contract-to-date").isTrue()) {
      return field.get("year-to-date").isTrue() ? ToDate.YEAR : ToDate.NOTHING;
    }
    for (var other : List.of("year-to-date", "each", "recovered-over", "adds-to")) {
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

  private static Rounding rounding(Field field, Parties parties, FigureReader figures) {
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

  private static List<Agreement.Pair> notNetted(Field pairs, Parties parties) {
    var read = new ArrayList<Agreement.Pair>();
    for (var pair : pairs.items()) {
      var codes = new ArrayList<PartnerCode>();
      for (var item : pair.items()) {
        PartnerReader.index(parties, item).ifPresent(index -> codes.add(parties.code(index)));
      }
      if (codes.size() == 2) {
        read.add(new Agreement.Pair(codes.get(0), codes.get(1)));
      }
    }
    return read;
  }

  private static Scope scope(Field field) {
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
        codes(field.get("bases"), BaseCode::of),
        spending,
        truth(field.get("ring-fenced")),
        truth(field.get("recurrent")));
  }

  private static Optional<Boolean> truth(Field field) {
    return field.isPresent() ? Optional.of(field.isTrue()) : Optional.empty();
  }

  private static <C extends Code> Set<C> codes(Field list, Function<String, C> codeOf) {
    var codes = new HashSet<C>();
    List<Field> items = list.isList() ? list.items() : list.isPresent() ? List.of(list) : List.of();
    items.forEach(item -> codes.add(codeOf.apply(item.text())));
    return codes;
  }
}

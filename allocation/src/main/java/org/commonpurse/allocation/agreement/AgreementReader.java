package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_BEGINS_WITHIN_MONTH;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CAUSE_TWICE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CLAUSE_TWICE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CURRENCY_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTNER_TWICE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

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
    ClauseReader.requireInOrder(root.get("in-force"));
    // What follows reads the partners, so a mistake in them would be reported over and over.
    document.requireNoMistakes();
    for (var name : root.get("names").entries()) {
      names.put(Code.requireForm(name.key()), name.text());
    }
    var causes = causes(root.get("causes"));
    var currency = currency(root.get("currency"));
    var scales = new HashMap<String, Factor>();
    var circumstances = new CircumstanceReader(ClauseReader.codes(root.get("clauses")));
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
    var advances = new AdvanceReader(root);
    var everyShares = shares.named(named);
    var terms =
        new TermReader(parties, everyShares, figures, factors, circumstances, reserves, advances);
    root.get("terms").entries().forEach(terms::know);
    var reader =
        new ClauseReader(
            root.get("in-force"), parties, causes, figures, terms, advances, everyShares);
    List<Clause> clauses = new ArrayList<>();
    var codes = new HashSet<ClauseCode>();
    for (var field : root.get("clauses").items()) {
      var clause = reader.read(field);
      if (!codes.add(clause.code())) {
        field
            .get("clause")
            .report(
                AGREEMENT_CLAUSE_TWICE,
                "The clause \"" + clause.reference() + "\" stands twice; number them apart.");
      }
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
        ClauseReader.code(root, "agreement", Agreement::codeOf),
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
        causes,
        names,
        reserves,
        advances.advances(circumstances),
        terms.investments(),
        circumstances.counted(counted),
        notNetted(root.get("settlement").get("not-netted"), parties),
        partnersSee(root.get("partners-see"), parties),
        clauses);
  }

  /** The code of something that is declared, whose name is known from now on if it has one. */
  private String declared(Field item) {
    if (!item.isObject()) {
      return item.text();
    }
    var named = item.entries().get(0);
    names.put(Code.requireForm(named.key()), named.text());
    return named.key();
  }

  private List<CauseCode> causes(Field fields) {
    var codes = new ArrayList<CauseCode>();
    for (var item : fields.items()) {
      var code = CauseCode.of(declared(item));
      if (codes.contains(code)) {
        item.report(
            AGREEMENT_CAUSE_TWICE,
            "The cause \"" + code + "\" is declared twice; declare each cause once.");
      } else {
        codes.add(code);
      }
    }
    return codes;
  }

  private Parties parties(Field partners) {
    var codes = new ArrayList<PartnerCode>();
    for (var item : partners.items()) {
      var code = declared(item);
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

  /** A whole number, where there is one. */
  static Optional<Integer> whole(Field field) {
    return field.isPresent() ? Optional.of(field.decimal().intValueExact()) : Optional.empty();
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

  private static Optional<Figure> figure(Field field, FigureReader figures) {
    return field.isPresent() ? Optional.of(figures.figure(field)) : Optional.empty();
  }

  /** What all of them see, or what those that are named do. */
  private static Map<PartnerCode, PartnerSees> partnersSee(Field field, Parties parties) {
    var sees = new HashMap<PartnerCode, PartnerSees>();
    if (field.isObject()) {
      for (var partner : field.entries()) {
        PartnerReader.index(parties, partner, partner.key())
            .ifPresent(index -> sees.put(parties.code(index), PartnerSees.of(partner.text())));
      }
    } else if (field.isPresent()) {
      parties.codes().forEach(code -> sees.put(code, PartnerSees.of(field.text())));
    }
    return sees;
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
}

package org.commonpurse.allocation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.VariancePart;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * A selection of lines and impacts; an empty set selects all.
 *
 * @param funds  the funds selected, of an outturn of several
 * @param schemes  the schemes selected
 * @param streams  the streams selected
 * @param measures  the measures selected
 * @param natures  the natures of impacts selected, such as cashable
 * @param causes  the causes selected, of over- and underspends; a line has its budget and what is not
 *     committed whatever caused its variance
 * @param bases  the named sums selected, for a payment
 * @param spending  capital or revenue only
 * @param ringFenced  ring-fenced money only, or only what is not
 * @param recurrent  recurrent money only, or only what is not
 */
public record Scope(
    Set<FundCode> funds,
    Set<SchemeCode> schemes,
    Set<StreamCode> streams,
    Set<MeasureCode> measures,
    Set<NatureCode> natures,
    Set<CauseCode> causes,
    Set<BaseCode> bases,
    Optional<Nature> spending,
    Optional<Boolean> ringFenced,
    Optional<Boolean> recurrent) {

  /** Selects everything as a clause's {@code of}, and nothing as its {@code except}. */
  public static final Scope UNNAMED =
      new Scope(
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Scope {
    funds = Set.copyOf(funds);
    schemes = Set.copyOf(schemes);
    streams = Set.copyOf(streams);
    measures = Set.copyOf(measures);
    natures = Set.copyOf(natures);
    causes = Set.copyOf(causes);
    bases = Set.copyOf(bases);
  }

  /** Whether it names nothing, and so takes in everything. */
  public boolean isUnnamed() {
    return equals(UNNAMED);
  }

  /**
   * The scope of all lines that this one leaves aside, where a scope can say it: ring-fenced money
   * against what is not, capital against revenue, recurrent against one-off.
   */
  Optional<Scope> opposite() {
    var other =
        new Scope(
            funds,
            schemes,
            streams,
            measures,
            natures,
            causes,
            bases,
            spending.map(each -> each == Nature.CAPITAL ? Nature.REVENUE : Nature.CAPITAL),
            ringFenced.map(yes -> !yes),
            recurrent.map(yes -> !yes));
    boolean selectsByOneProperty =
        spending.stream().count() + ringFenced.stream().count() + recurrent.stream().count() == 1;
    boolean namesNothing =
        List.of(funds, schemes, streams, measures, natures, causes, bases).stream()
            .allMatch(Set::isEmpty);
    return selectsByOneProperty && namesNothing ? Optional.of(other) : Optional.empty();
  }

  /** The same scope without a word of causes, where it selects what has one, or what has none; else none. */
  Optional<Scope> ofCause(Optional<CauseCode> cause) {
    return includes(cause)
        ? Optional.of(
            new Scope(
                funds,
                schemes,
                streams,
                measures,
                natures,
                Set.of(),
                bases,
                spending,
                ringFenced,
                recurrent))
        : Optional.empty();
  }

  /** Whether a line is selected by everything the scope names, but for causes: those select parts. */
  public boolean includes(Line line) {
    return measures.isEmpty()
        && natures.isEmpty()
        && selects(funds, line.fund())
        && selects(schemes, line.scheme())
        && selects(streams, line.stream())
        && (spending.isEmpty() || spending.get() == line.nature())
        && (ringFenced.isEmpty() || ringFenced.get() == line.ringFenced())
        && (recurrent.isEmpty() || recurrent.get() == line.recurrent());
  }

  /** Whether a part of a line's variance is selected by everything the scope names. */
  public boolean includes(VariancePart part) {
    return includes(part.line()) && includes(part.cause());
  }

  /** Whether what has a cause, or none, is selected; of a line that is. */
  public boolean includes(Optional<CauseCode> cause) {
    return causes.isEmpty() || cause.map(causes::contains).orElse(false);
  }

  /**
   * Whether an impact is selected by everything the scope names.
   *
   * @param own  the fund of an impact that names none
   */
  public boolean includes(Impact impact, FundCode own) {
    return streams.isEmpty()
        && causes.isEmpty()
        && selects(funds, impact.fund().orElse(own))
        && spending.isEmpty()
        && ringFenced.isEmpty()
        && recurrent.isEmpty()
        && selects(schemes, impact.scheme())
        && selects(measures, impact.measure())
        && selects(natures, impact.nature());
  }

  private static <C extends Code> boolean selects(Set<C> selected, C code) {
    return selected.isEmpty() || selected.contains(code);
  }

  /** Which causes are named: {@code demand or price}; empty where none is. */
  Optional<String> causesInWords(Words words) {
    return causes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(" or ", causes.stream().sorted(Code.BY_VALUE).map(words::plain).toList()));
  }

  /** What is selected but for causes, such as {@code reablement and home care}; empty if all is. */
  String inWords(Words words) {
    var named = new ArrayList<String>();
    name("fund", funds, words).ifPresent(named::add);
    name("scheme", schemes, words).ifPresent(named::add);
    name("stream", streams, words).ifPresent(named::add);
    for (var codes : List.<Set<? extends Code>>of(measures, bases)) {
      if (!codes.isEmpty()) {
        named.add(inWords(codes, words));
      }
    }
    if (!natures.isEmpty()) {
      named.add(inWords(natures, words) + " only");
    }
    spending.ifPresent(
        nature -> named.add(nature == Nature.CAPITAL ? "capital spending" : "revenue spending"));
    ringFenced.ifPresent(yes -> named.add(yes ? "ring-fenced money" : "money not ring-fenced"));
    recurrent.ifPresent(yes -> named.add(yes ? "recurrent money" : "one-off money"));
    return String.join(", ", named);
  }

  private static Optional<String> name(String kind, Set<? extends Code> codes, Words words) {
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s (%s%s)".formatted(inWords(codes, words), kind, codes.size() > 1 ? "s" : ""));
  }

  private static String inWords(Set<? extends Code> codes, Words words) {
    return words.list(codes.stream().sorted(Code.BY_VALUE).map(words::plain).toList());
  }
}

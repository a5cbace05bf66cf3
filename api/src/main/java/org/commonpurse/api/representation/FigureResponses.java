package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.trace.CountedEntry;
import org.commonpurse.allocation.trace.FigureTrace;
import org.commonpurse.allocation.trace.NamedFigure;
import org.commonpurse.api.operation.balance.ListFigures;
import org.commonpurse.api.operation.balance.TraceFigure;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.money.Amounts;

/** Figures by the names that reports give them, and what they are added up from. */
public final class FigureResponses {

  private FigureResponses() {}

  /** A figure and what it comes to, as a decimal string signed as its name says. */
  public record FigureResponse(String reference, String amount) {

    static FigureResponse of(NamedFigure figure) {
      return new FigureResponse(figure.reference().toString(), Amounts.plain(figure.pence()));
    }
  }

  /**
   * Figures of the horizon.
   *
   * @param basis  the state of the books that they were read from
   */
  public record FiguresResponse(
      String fund,
      Optional<String> asAt,
      Optional<String> asKnown,
      String currency,
      BasisResponse basis,
      List<FigureResponse> items,
      Optional<String> next) {

    /**
     * Some figures.
     *
     * @param asked  what the query was made of
     */
    public static FiguresResponse of(ListFigures.Output found, RequestParameters asked) {
      return new FiguresResponse(
          found.stamp().fund().value(),
          found.stamp().view().asAt().map(Object::toString),
          found.stamp().view().asKnown().map(Object::toString),
          found.currency().getCurrencyCode(),
          BasisResponse.of(found.stamp()),
          found.figures().items().stream().map(FigureResponse::of).toList(),
          found.figures().next().map(place -> asked.link("after", place)));
    }
  }

  /**
   * A figure that another is added up from.
   *
   * @param added  whether it is added; otherwise it is taken off
   * @param amount  what it comes to itself
   */
  public record PartOfFigureResponse(boolean added, String reference, String amount) {

    static PartOfFigureResponse of(FigureTrace.Part part) {
      return new PartOfFigureResponse(
          part.isAdded(), part.trace().reference().toString(), Amounts.plain(part.trace().pence()));
    }
  }

  /**
   * An entry behind a figure.
   *
   * @param amount  what it brings to the figure, with the figure's sign
   */
  public record CountedEntryResponse(
      long sequence,
      String key,
      String kind,
      String effectiveOn,
      String recordedAt,
      String narrative,
      String seal,
      String amount) {

    static CountedEntryResponse of(CountedEntry entry) {
      return new CountedEntryResponse(
          entry.sequence(),
          entry.key().value(),
          entry.kind().value(),
          entry.effectiveOn().toString(),
          entry.recordedAt().toString(),
          entry.narrative(),
          entry.seal(),
          Amounts.plain(entry.pence()));
    }
  }

  /**
   * A figure, followed to what it is added up from: to entries, or to other figures.
   *
   * @param definition  what it is
   * @param detail  the stream, scheme, clause or nature of which it is
   * @param basis  the state of the books that it was added up from
   * @param parts  the figures that it is added up from; empty where it comes from entries
   * @param items  the entries that it is added up from, or a page of them
   * @param withheld  what those of the page come to that are not shown to whoever asks
   */
  public record TraceResponse(
      String fund,
      String reference,
      String figure,
      String definition,
      Optional<String> detail,
      String partner,
      String partnerName,
      String firstYear,
      String lastYear,
      Optional<String> asAt,
      Optional<String> asKnown,
      String currency,
      String amount,
      BasisResponse basis,
      List<PartOfFigureResponse> parts,
      List<CountedEntryResponse> items,
      Optional<WithheldResponse> withheld,
      Optional<String> next) {

    /** What entries come to that are not shown, and how many they are. */
    public record WithheldResponse(int entries, String amount) {}

    /**
     * The figure, with some of its entries.
     *
     * @param asked  what the query was made of
     */
    public static TraceResponse of(TraceFigure.Output found, RequestParameters asked) {
      var trace = found.trace();
      var reference = trace.reference();
      return new TraceResponse(
          found.stamp().fund().value(),
          reference.toString(),
          reference.name().word(),
          reference.name().definition(),
          reference.detail().map(Code::value),
          reference.partner().value(),
          trace.partnerName(),
          reference.first().toString(),
          reference.last().toString(),
          found.stamp().view().asAt().map(Object::toString),
          found.stamp().view().asKnown().map(Object::toString),
          trace.currency().getCurrencyCode(),
          Amounts.plain(trace.pence()),
          BasisResponse.of(found.stamp()),
          trace.source().parts().stream().map(PartOfFigureResponse::of).toList(),
          found.entries().items().stream().map(CountedEntryResponse::of).toList(),
          found
              .withheld()
              .map(each -> new WithheldResponse(each.entries(), Amounts.plain(each.pence()))),
          found.entries().next().map(place -> asked.link("after", place)));
    }
  }
}

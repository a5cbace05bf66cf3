package org.commonpurse.reports.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryException;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.NamedFigure;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * What a report says that can be held to the books: the states that it rests on, and its figures.
 *
 * @param title  what it is called
 * @param funds  what it says of each of its funds, one or more
 * @param isAsWritten  whether the text is as it was written, by its own digest
 */
public record ReportData(String title, List<OfFund> funds, boolean isAsWritten) {

  public ReportData {
    Objects.requireNonNull(title, "title");
    funds = List.copyOf(funds);
  }

  /**
   * What a report says of a fund.
   *
   * @param stamp  the state of the books that it says it rests on
   * @param figures  every figure that has a reference, each once; one that stands with two amounts twice
   */
  public record OfFund(Stamp stamp, List<NamedFigure> figures) {

    public OfFund {
      Objects.requireNonNull(stamp, "stamp");
      figures = List.copyOf(figures);
    }
  }

  /** How many figures can be held to the books, those of all funds together. */
  public int figureCount() {
    return funds.stream().mapToInt(fund -> fund.figures().size()).sum();
  }

  /** Reads what {@link ReportJson} wrote; empty if the text is something else. */
  public static Optional<ReportData> read(String json) {
    try {
      var root = Document.parseJson("report", json).root();
      if (!root.get("format").text().equals(ReportJson.FORMAT)) {
        return Optional.empty();
      }
      return Optional.of(
          new ReportData(
              root.get("title").text(),
              funds(root.get("basis"), root.get("pages"), currency(root.get("currency").text())),
              OwnDigest.holds(json)));
    } catch (ProblemException
        | MonetaryException
        | DateTimeException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The library takes a code for a pattern, so it gets none that is more than letters. */
  private static CurrencyUnit currency(String code) {
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("no currency");
    }
    return Monetary.getCurrency(code);
  }

  private static List<OfFund> funds(Field basis, Field pages, CurrencyUnit currency) {
    if (!basis.has("funds")) {
      return List.of(new OfFund(stamp(basis), figures(pages, Optional.empty(), currency)));
    }
    var funds =
        basis.get("funds").items().stream()
            .map(ReportData::stamp)
            .map(
                stamp ->
                    new OfFund(stamp, figures(pages, Optional.of(stamp.fund().value()), currency)))
            .toList();
    if (funds.isEmpty()) {
      throw new IllegalArgumentException("A report rests on a fund or more");
    }
    return funds;
  }

  private static Stamp stamp(Field basis) {
    return new Stamp(
        FundCode.of(basis.get("fund").text()),
        new View(
            basis.get("asAt").optionalText().map(LocalDate::parse),
            basis.get("asKnown").optionalText().map(Instant::parse)),
        Long.parseLong(basis.get("sequence").text()),
        Long.parseLong(basis.get("events").text()),
        basis.get("seal").text());
  }

  private static List<NamedFigure> figures(
      Field pages, Optional<String> fund, CurrencyUnit currency) {
    var figures = new ArrayList<NamedFigure>();
    for (var page : pages.items()) {
      for (var table : page.get("tables").items()) {
        for (var row : table.get("rows").items()) {
          for (var cell : row.get("cells").items()) {
            cell.get("reference")
                .optionalText()
                .filter(reference -> cell.get("fund").optionalText().equals(fund))
                .map(FigureReference::parse)
                .map(reference -> figure(reference, cell.get("amount"), currency))
                .ifPresent(figures::add);
          }
        }
      }
    }
    return figures.stream().distinct().toList();
  }

  private static NamedFigure figure(
      FigureReference reference, Field amount, CurrencyUnit currency) {
    return new NamedFigure(reference, Amounts.parsePence(amount.text(), currency));
  }

  /** The same, known to be as it was written only if something else is so as well. */
  public ReportData and(boolean isOtherAsWritten) {
    return new ReportData(title, funds, isAsWritten && isOtherAsWritten);
  }
}

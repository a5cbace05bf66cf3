package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.report.VerifyReport;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.money.Amounts;

/**
 * Whether a report agrees with the books.
 *
 * @param sound  whether it says what the books said then
 * @param funds  the funds of the report, one or more
 * @param figures  how many of its figures were held to the books
 * @param changed  those that are others now
 */
public record ReportVerificationResponse(
    String title,
    boolean sound,
    List<RestsOn> funds,
    int figures,
    List<ReportFinding> findings,
    List<ChangedFigureResponse> changed) {

  /**
   * What the report rests on.
   *
   * @param asAt  the last day that counts, where the report is as at a day
   * @param basis  the state of the fund's books
   */
  public record RestsOn(
      String fund, Optional<String> asAt, Optional<String> asKnown, BasisResponse basis) {

    static RestsOn of(Stamp stamp) {
      return new RestsOn(
          stamp.fund().value(),
          stamp.view().asAt().map(Object::toString),
          stamp.view().asKnown().map(Object::toString),
          BasisResponse.of(stamp));
    }
  }

  /** Something that is not as it should be. */
  public record ReportFinding(String what, String message) {}

  /**
   * A figure that is another now.
   *
   * @param then  as the report has it
   * @param now  absent where the books have no such figure any more
   */
  public record ChangedFigureResponse(
      String fund, String reference, String then, Optional<String> now) {}

  /** What came out. */
  public static ReportVerificationResponse of(VerifyReport.Output output) {
    var report = output.report();
    return new ReportVerificationResponse(
        report.title(),
        output.isSound(),
        report.funds().stream().map(fund -> RestsOn.of(fund.stamp())).toList(),
        report.figureCount(),
        output.findings().stream()
            .map(each -> new ReportFinding(each.what(), each.message()))
            .toList(),
        output.changed().stream().map(ReportVerificationResponse::changed).toList());
  }

  private static ChangedFigureResponse changed(VerifyReport.ChangedFigure figure) {
    return new ChangedFigureResponse(
        figure.fund().value(),
        figure.reference().toString(),
        Amounts.plain(figure.thenPence()),
        figure.nowPence().isPresent()
            ? Optional.of(Amounts.plain(figure.nowPence().getAsLong()))
            : Optional.empty());
  }
}

package org.commonpurse.api.representation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.api.operation.carepackage.RecordPackage;
import org.commonpurse.api.operation.carepackage.ShowPackage;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.NeedSplit;
import org.commonpurse.ledger.carepackage.PackageRecording;
import org.commonpurse.ledger.carepackage.PackageReview;
import org.commonpurse.ledger.carepackage.PackageTerms;
import org.commonpurse.ledger.money.Amounts;

/**
 * A package of care.
 *
 * @param start  its first day
 * @param end  its last day, inclusive; absent where it is not known yet
 * @param terms  in order of the days from which they hold
 * @param recordings  all that was recorded of it, in that order; absent in a list
 */
public record PackageResponse(
    String reference,
    String scheme,
    String start,
    Optional<String> end,
    List<TermsResponse> terms,
    Optional<List<RecordingResponse>> recordings) {

  /**
   * What a week costs from a day on, and who bears it.
   *
   * @param to  the last day on which they hold; absent where they hold without end
   * @param split  percentages by partner
   * @param dowry  what the dowry's partner bears of each week first; absent where there is none
   */
  public record TermsResponse(
      String from,
      Optional<String> to,
      String weeklyCost,
      Map<String, String> split,
      String assessedOn,
      String reviewOn,
      Optional<String> dowry,
      Optional<String> dowryPartner) {

    private static TermsResponse of(PackageTerms terms, Optional<LocalDate> to) {
      return new TermsResponse(
          terms.from().toString(),
          to.map(LocalDate::toString),
          Amounts.plain(terms.weeklyPence()),
          percentages(terms),
          terms.assessedOn().toString(),
          terms.reviewOn().toString(),
          terms.dowry().map(dowry -> Amounts.plain(dowry.weeklyPence())),
          terms.dowry().map(dowry -> dowry.bearer().value()));
    }
  }

  /**
   * What was recorded at a moment, as it was said then.
   *
   * @param terms  up to no day, since what was recorded later tells that
   */
  public record RecordingResponse(
      String recordedAt,
      String by,
      String scheme,
      String start,
      Optional<String> end,
      TermsResponse terms) {

    private static RecordingResponse of(PackageRecording recording) {
      var row = recording.row();
      return new RecordingResponse(
          recording.recordedAt().toString(),
          recording.by().name(),
          row.scheme().value(),
          row.start().toString(),
          row.end().map(LocalDate::toString),
          TermsResponse.of(row.terms(), Optional.empty()));
    }
  }

  /**
   * A review that is due.
   *
   * @param daysOverdue  0 on the day itself
   */
  public record ReviewResponse(
      String reference,
      String scheme,
      String reviewOn,
      long daysOverdue,
      String weeklyCost,
      Map<String, String> split,
      Optional<String> dowry,
      Optional<String> dowryPartner) {

    /** A review. */
    public static ReviewResponse of(PackageReview review) {
      var terms = TermsResponse.of(review.terms(), Optional.empty());
      return new ReviewResponse(
          review.reference().value(),
          review.scheme().value(),
          review.reviewOn().toString(),
          review.daysOverdue(),
          terms.weeklyCost(),
          terms.split(),
          terms.dowry(),
          terms.dowryPartner());
    }
  }

  /**
   * What became of a package that was recorded.
   *
   * @param from  the first day that it changes
   * @param to  the last day that it changes; absent where it holds without end
   * @param recorded  false where it was so recorded before
   */
  public record PackageReceipt(
      String reference, String from, Optional<String> to, boolean recorded) {

    /** A receipt. */
    public static PackageReceipt of(RecordPackage.Output output) {
      return new PackageReceipt(
          output.reference().value(),
          output.from().toString(),
          output.to().map(LocalDate::toString),
          output.isNew());
    }
  }

  /** A package as it stands. */
  public static PackageResponse of(CarePackage one) {
    return of(one, Optional.empty());
  }

  /** A package as it stands, with all that was recorded of it. */
  public static PackageResponse of(ShowPackage.Output shown) {
    return of(
        shown.present(),
        Optional.of(shown.recordings().stream().map(RecordingResponse::of).toList()));
  }

  private static PackageResponse of(CarePackage one, Optional<List<RecordingResponse>> recordings) {
    return new PackageResponse(
        one.reference().value(),
        one.scheme().value(),
        one.start().toString(),
        one.end().map(LocalDate::toString),
        one.terms().values().stream()
            .map(terms -> TermsResponse.of(terms, one.lastDayOf(terms.from())))
            .toList(),
        recordings);
  }

  private static Map<String, String> percentages(PackageTerms terms) {
    var split = new TreeMap<String, String>();
    terms
        .split()
        .hundredths()
        .forEach((partner, part) -> split.put(partner.value(), NeedSplit.percent(part)));
    return split;
  }
}

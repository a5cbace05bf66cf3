package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NONE_IN_FORCE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_VERSIONS_OVERLAP;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.agreement.AgreementDocument;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** The agreements of funds, read out of the archive that keeps them word for word. */
public final class Agreements {

  private final Books books;

  /** The agreements kept in these books. */
  public Agreements(Books books) {
    this.books = books;
  }

  /**
   * Reads an agreement for the fund that is to hold it, as {@link #add} does, and adds nothing.
   *
   * @throws org.commonpurse.ledger.document.DocumentException as {@link #add}
   */
  public Agreement read(Fund fund, Document document) {
    return books.now(at -> read(at, fund, document));
  }

  static Agreement read(Snapshot at, Fund fund, Document document) {
    return AgreementReader.readFor(fund, at.funds()::find, document);
  }

  /**
   * Adds a version of an agreement to a fund. Adding the same text again changes nothing.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if the document is wrong in itself, or
   *     names a fund, partner, scheme, stream or measure that is not there
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_DIFFERS} if that
   *     version was added with another text
   */
  public Agreement add(Fund fund, Document document, Actor by) {
    return add(fund, document, Optional.empty(), by);
  }

  /**
   * Adds a version as {@link #add(Fund, Document, Actor)}, once where its sender named the request by
   * a key.
   *
   * @param once  the request with its key
   */
  public Agreement add(Fund fund, Document document, Optional<ActRequest> once, Actor by) {
    return books.write(
        fund.code(),
        once,
        RepeatableAct.toldByItsRequest(
            writing -> {
              var agreement = read(writing, writing.funds().get(fund.code()), document);
              requireNoOverlap(document, agreement, list(writing, fund.code()));
              writing
                  .agreements()
                  .add(fund.code(), agreement.code(), agreement.version(), document.text(), by);
              return agreement;
            },
            at -> read(at, at.funds().get(fund.code()), document)));
  }

  /**
   * Versions that both name their last day may not share days. One that runs on is ended by the
   * first day of the next.
   */
  private static void requireNoOverlap(
      Document document, Agreement added, List<Agreement> present) {
    for (var other : present) {
      boolean sibling = other.code().equals(added.code()) && other.version() != added.version();
      boolean bothEnd = other.inForceUntil().isPresent() && added.inForceUntil().isPresent();
      if (sibling
          && (other.inForceFrom().equals(added.inForceFrom())
              || (bothEnd
                  && !added.inForceFrom().isAfter(other.inForceUntil().orElseThrow())
                  && !other.inForceFrom().isAfter(added.inForceUntil().orElseThrow())))) {
        throw document
            .root()
            .get("in-force")
            .refused(
                AGREEMENT_VERSIONS_OVERLAP,
                "Version "
                    + added.version()
                    + " is in force on days on which version "
                    + other.version()
                    + " is too; let one end before the other begins.");
      }
    }
  }

  /** Every version of every agreement of a fund, in order of code and version. */
  public List<Agreement> list(FundCode fund) {
    return books.now(at -> list(at, fund));
  }

  /** Every version of every agreement of a fund, in one state of the books. */
  public static List<Agreement> list(Snapshot at, FundCode fund) {
    return at.agreements().list(fund).stream().map(Agreements::read).toList();
  }

  /**
   * One version of an agreement.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN} if there
   *     is no such version
   */
  public Agreement get(FundCode fund, AgreementCode agreement, int version) {
    return books.now(at -> get(at, fund, agreement, version));
  }

  static Agreement get(Snapshot at, FundCode fund, AgreementCode agreement, int version) {
    return read(at.agreements().get(fund, agreement, version));
  }

  /**
   * The versions in force on a day: of each agreement of a fund the newest that covers it, in order
   * of code.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code AGREEMENT_NONE_IN_FORCE} if there
   *     is none
   */
  public List<Agreement> inForce(FundCode fund, LocalDate day) {
    return books.now(at -> inForce(at, fund, day));
  }

  static List<Agreement> inForce(Snapshot at, FundCode fund, LocalDate day) {
    var covering = list(at, fund).stream().filter(agreement -> agreement.isInForceOn(day)).toList();
    if (covering.isEmpty()) {
      throw AGREEMENT_NONE_IN_FORCE
          .because(
              "The fund "
                  + fund
                  + " has no agreement in force on "
                  + day
                  + "; add the version that covers it.",
              "fund",
              fund,
              "day",
              day)
          .toException();
    }
    return covering.stream()
        .map(Agreement::code)
        .distinct()
        .map(
            code ->
                covering.stream()
                    .filter(agreement -> agreement.code().equals(code))
                    .max(Comparator.comparingInt(Agreement::version))
                    .orElseThrow())
        .toList();
  }

  private static Agreement read(AgreementDocument archived) {
    var source = archived.code() + " version " + archived.version();
    return AgreementReader.read(Document.parse(source, archived.document()));
  }
}

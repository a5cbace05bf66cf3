package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NONE_IN_FORCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementChanges;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.agreement.Versions;
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
   * @return the version as it was signed, whatever followed on it
   * @throws org.commonpurse.ledger.document.DocumentException if the document is wrong in itself, or
   *     names a fund, partner, scheme, stream or measure that is not there; {@code
   *     AGREEMENT_VERSIONS_OVERLAP} if it is in force on days of another version and does not vary
   *     that one, {@code AGREEMENT_VARIES_UNKNOWN} if it varies a version that there is not, {@code
   *     AGREEMENT_VARIATION_OUTSIDE_TERM} if it does not lie within that one's days
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_DIFFERS} if that
   *     version was added with another text; {@code AGREEMENT_OPENING_NOT_HELD} if a reserve opens with
   *     something else than the ledger holds on the agreement's first day
   */
  public Agreement add(Fund fund, Document document, Actor by) {
    return add(fund, document, Openings.MUST_BE_HELD, Optional.empty(), by);
  }

  /**
   * Adds a version as {@link #add(Fund, Document, Actor)}, once where its sender named the request by
   * a key.
   *
   * @param openings  whether what its reserves open with must be held or is posted
   * @param once  the request with its key
   */
  public Agreement add(
      Fund fund, Document document, Openings openings, Optional<ActRequest> once, Actor by) {
    return books.write(
        fund.code(),
        once,
        RepeatableAct.toldByItsRequest(
            writing -> {
              var agreement = read(writing, writing.funds().get(fund.code()), document);
              requireFollowing(writing, fund.code(), document, agreement);
              openings.apply(
                  writing,
                  fund,
                  document,
                  agreement,
                  siblings(writing, fund.code(), agreement),
                  by);
              writing
                  .agreements()
                  .add(fund.code(), agreement.code(), agreement.version(), document.text(), by);
              return agreement;
            },
            at -> read(at, at.funds().get(fund.code()), document)));
  }

  /** The versions that an agreement has already, as they were signed. */
  private static List<Agreement> siblings(Snapshot at, FundCode fund, Agreement added) {
    return signed(at, fund).stream().filter(each -> each.code().equals(added.code())).toList();
  }

  private static void requireFollowing(
      Snapshot at, FundCode fund, Document document, Agreement added) {
    var siblings = siblings(at, fund, added);
    if (!siblings.isEmpty()) {
      new AddedVersion(document, added, versions(at, fund, siblings)).requireFollowing();
    }
  }

  /** Every version of every agreement of a fund, in order of code and version. */
  public List<Agreement> list(FundCode fund) {
    return books.now(at -> list(at, fund));
  }

  /**
   * Every version of every agreement of a fund, in one state of the books, each with the days on which
   * it is in force; no two of an agreement are on the same day.
   */
  public static List<Agreement> list(Snapshot at, FundCode fund) {
    var byCode =
        signed(at, fund).stream()
            .collect(Collectors.groupingBy(Agreement::code, TreeMap::new, Collectors.toList()));
    return byCode.values().stream()
        .flatMap(versions -> versions(at, fund, versions).inForce().stream())
        .toList();
  }

  private static Versions versions(Snapshot at, FundCode fund, List<Agreement> signed) {
    var notice = at.agreements().notices(fund).get(signed.get(0).code());
    return new Versions(
        signed,
        Optional.ofNullable(notice).map(text -> Notice.read(Document.parse("notice", text))));
  }

  /**
   * Ends an agreement early by notice, once; the same notice again changes nothing.
   *
   * @param once  the request with its key
   * @return the version that is in force on its last day
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN}; {@code
   *     LEDGER_NOTICE_GIVEN} if another notice was given before; {@code AGREEMENT_PARTNER_UNKNOWN} if
   *     whoever gave it is no partner of the agreement; {@code AGREEMENT_NOTICE_OUTSIDE_TERM} if the
   *     agreement is not in force on its days; {@code AGREEMENT_NOTICE_TOO_SHORT} if it gives fewer
   *     months than the agreement asks for
   */
  public Agreement giveNotice(
      FundCode fund, AgreementCode agreement, Notice notice, Optional<ActRequest> once, Actor by) {
    return books.write(
        fund,
        once,
        RepeatableAct.toldByItsRequest(
            writing -> {
              new GivenNotice(agreement, notice).requireTimely(list(writing, fund));
              writing.agreements().giveNotice(fund, agreement, notice.document(), by);
              return ended(writing, fund, agreement, notice);
            },
            at -> ended(at, fund, agreement, notice)));
  }

  private static Agreement ended(
      Snapshot at, FundCode fund, AgreementCode agreement, Notice notice) {
    return list(at, fund).stream()
        .filter(each -> each.code().equals(agreement) && each.isInForceOn(notice.endsOn()))
        .findFirst()
        .orElseThrow();
  }

  /** Every version as it was signed: what followed on it does not show. */
  private static List<Agreement> signed(Snapshot at, FundCode fund) {
    return at.agreements().list(fund).stream()
        .map(archived -> at.madeOf(archived, Agreements::read))
        .toList();
  }

  /**
   * One version of an agreement, with the days on which it is in force.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN} if there
   *     is no such version
   */
  public Agreement get(FundCode fund, AgreementCode agreement, int version) {
    return books.now(at -> inForce(at, fund, signed(at, fund, agreement, version)));
  }

  /**
   * What one version of an agreement says otherwise than another, each as it was signed: what followed
   * on it, such as a notice, does not show.
   *
   * @param from  the number of the version that is compared, as a rule the earlier one
   * @param to  the number of the version that it is compared with
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN} if there
   *     is no such version
   */
  public AgreementChanges changes(FundCode fund, AgreementCode agreement, int from, int to) {
    return books.now(
        at ->
            AgreementChanges.between(
                signed(at, fund, agreement, from), signed(at, fund, agreement, to)));
  }

  /** A version that the fund has, with the days on which it is in force. */
  private static Agreement inForce(Snapshot at, FundCode fund, Agreement signed) {
    return list(at, fund).stream()
        .filter(each -> each.label().equals(signed.label()))
        .findFirst()
        .orElse(signed);
  }

  /** One version as it was signed, and as results that were made under it rest on it. */
  static Agreement signed(Snapshot at, FundCode fund, AgreementCode agreement, int version) {
    return at.madeOf(at.agreements().get(fund, agreement, version), Agreements::read);
  }

  /**
   * The version of each agreement of a fund that is in force on a day, or of which clauses survive until
   * then, in order of code.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code AGREEMENT_NONE_IN_FORCE} if there
   *     is none
   */
  public List<Agreement> inForce(FundCode fund, LocalDate day) {
    return books.now(at -> inForce(at, fund, day));
  }

  static List<Agreement> inForce(Snapshot at, FundCode fund, LocalDate day) {
    var all = list(at, fund);
    var covering = applying(all, day);
    if (covering.isEmpty()) {
      requireNotEnded(all, day);
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
    return covering;
  }

  /**
   * One version of each agreement, in order of code: the one that began last, where it is in force on a
   * day or clauses of it survive until then. What a later version dropped or replaced does not come back.
   */
  static List<Agreement> applying(List<Agreement> all, LocalDate day) {
    var last = new TreeMap<AgreementCode, Agreement>();
    for (var agreement : all) {
      boolean hasBegun =
          !agreement.inForceFrom().isAfter(day) && agreement.isInForceOn(agreement.inForceFrom());
      if (hasBegun) {
        last.merge(
            agreement.code(),
            agreement,
            (one, other) -> other.inForceFrom().isAfter(one.inForceFrom()) ? other : one);
      }
    }
    return last.values().stream().filter(agreement -> agreement.appliesOn(day)).toList();
  }

  private static void requireNotEnded(List<Agreement> all, LocalDate day) {
    for (var agreement : all) {
      if (agreement.notice().map(notice -> day.isAfter(notice.endsOn())).orElse(false)) {
        throw GivenNotice.ended(agreement, day);
      }
    }
  }

  private static Agreement read(AgreementDocument archived) {
    var source = archived.code() + " version " + archived.version();
    return AgreementReader.read(Document.parse(source, archived.document()));
  }
}

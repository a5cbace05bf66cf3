package org.commonpurse.api.operation.carepackage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageReader;
import org.commonpurse.ledger.carepackage.PackageRow;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PackageReference;

/** Records terms of one package from a day on: a new package, a reassessment, a backdated one, an end. */
@OperationSpec(
    name = "package-record",
    summary = "records terms of a package of care from a day on, backdated where that day is past",
    routes = "POST /api/v1/funds/{fund}/packages",
    command = "package record",
    permission = Permission.RECORD_PACKAGES,
    idempotency = Idempotency.BY_CONTENT,
    requests = "package",
    problems = {
      "PACKAGE_REFERENCE_REFUSED",
      "PACKAGE_VALUE_UNREADABLE",
      "PACKAGE_SCHEME_UNKNOWN",
      "PACKAGE_PARTNER_UNKNOWN",
      "PACKAGE_SPLIT_INCOMPLETE",
      "PACKAGE_COST_OUT_OF_RANGE",
      "PACKAGE_DAYS_OUT_OF_ORDER",
      "PACKAGE_DOWRY_INCOMPLETE",
      "PACKAGE_START_WITHOUT_TERMS"
    })
public final class RecordPackage {

  private static final String NO_DAY = "-";

  private final Ledger ledger;

  /** Records in these books. */
  public RecordPackage(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What was recorded, and which days it changes.
   *
   * @param from  the first day on which the terms hold
   * @param to  the last one, before other terms or with the package; empty where they hold without end
   * @param isNew  whether it was recorded, and not known before
   */
  public record Output(
      PackageReference reference, LocalDate from, Optional<LocalDate> to, boolean isNew) {}

  /**
   * Records it; the same again records nothing.
   *
   * @param document  what {@code package.schema.json} describes
   */
  public Output run(FundCode fund, Document document, Caller caller) {
    var row = PackageReader.read(ledger.funds().get(fund), document);
    return ledger
        .books()
        .write(
            fund,
            caller.asks("package-record", document.text()),
            new RepeatableAct<>(
                books -> record(books, fund, row, caller),
                RecordPackage::kept,
                (books, before) -> told(row, before.result())));
  }

  private static Output record(Writing books, FundCode fund, PackageRow row, Caller caller) {
    var recorded = books.packages().record(fund, List.of(row), caller.actor());
    var from = row.terms().from();
    var to =
        CarePackage.of(books.packages().recordings(fund, row.reference()))
            .flatMap(present -> present.lastDayOf(from));
    return new Output(row.reference(), from, to, recorded.recorded() > 0);
  }

  private static String kept(Output output) {
    return output.to().map(LocalDate::toString).orElse(NO_DAY) + " " + output.isNew();
  }

  private static Output told(PackageRow row, String kept) {
    var parts = kept.split(" ");
    var to =
        parts[0].equals(NO_DAY)
            ? Optional.<LocalDate>empty()
            : Optional.of(LocalDate.parse(parts[0]));
    return new Output(row.reference(), row.terms().from(), to, Boolean.parseBoolean(parts[1]));
  }
}

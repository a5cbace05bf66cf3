package org.commonpurse.api.operation.carepackage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.carepackage.PackageFile;
import org.commonpurse.ledger.carepackage.RecordedPackages;
import org.commonpurse.ledger.id.FundCode;

/**
 * Records a file of packages: the whole file, or nothing of it. What is so recorded already is not
 * recorded again, so a file can be a full list that is sent every week.
 */
@OperationSpec(
    name = "packages-import",
    summary = "records a CSV file of packages of care: what is new in it, all or nothing",
    routes = "POST /api/v1/funds/{fund}/packages/import",
    command = "package import",
    permission = Permission.RECORD_PACKAGES,
    idempotency = Idempotency.BY_CONTENT,
    file = "text/csv",
    problems = {
      "PACKAGE_REFERENCE_REFUSED",
      "PACKAGE_COLUMN_REFUSED",
      "PACKAGE_COLUMN_MISSING",
      "PACKAGE_VALUE_UNREADABLE",
      "PACKAGE_SCHEME_UNKNOWN",
      "PACKAGE_PARTNER_UNKNOWN",
      "PACKAGE_SPLIT_INCOMPLETE",
      "PACKAGE_COST_OUT_OF_RANGE",
      "PACKAGE_DAYS_OUT_OF_ORDER",
      "PACKAGE_DOWRY_INCOMPLETE",
      "PACKAGE_TERMS_TWICE",
      "PACKAGE_TOLD_TWO_WAYS",
      "PACKAGE_START_WITHOUT_TERMS"
    })
public final class ImportPackages {

  private final Ledger ledger;

  /** Records in these books. */
  public ImportPackages(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records what a file says.
   *
   * @param source  what to call the file in messages
   * @param file  a table as {@link PackageFile} reads it
   */
  public RecordedPackages run(FundCode fund, String source, byte[] file, Caller caller) {
    var rows = PackageFile.read(ledger.funds().get(fund), source, file);
    return ledger
        .books()
        .write(
            fund,
            caller.asks("packages-import", new String(file, StandardCharsets.ISO_8859_1)),
            new RepeatableAct<>(
                books -> books.packages().record(fund, rows, caller.actor()),
                ImportPackages::kept,
                (books, before) -> told(before.result())));
  }

  private static String kept(RecordedPackages recorded) {
    return "%d %d %d %d"
        .formatted(recorded.rows(), recorded.packages(), recorded.recorded(), recorded.known());
  }

  private static RecordedPackages told(String kept) {
    List<Integer> counts = Arrays.stream(kept.split(" ")).map(Integer::valueOf).toList();
    return new RecordedPackages(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
  }
}

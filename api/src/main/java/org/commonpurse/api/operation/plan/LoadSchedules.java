package org.commonpurse.api.operation.plan;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Submission;

/**
 * Records whole files: budgets by line, contributions by instalment, spending by month.
 * <p>
 * What each row makes has a key of its own, so a file with more rows or months records only these.
 */
@OperationSpec(
    name = "schedules-load",
    summary = "records files of budgets, contributions by instalment and spending by month, once",
    routes = "POST /api/v1/funds/{fund}/plan/schedules",
    command = "plan load",
    permission = Permission.POST,
    idempotency = Idempotency.BY_CONTENT,
    posts = true,
    requests = "schedules",
    problems = {
      "SCHEDULE_FIGURE_UNREADABLE",
      "SCHEDULE_UNBALANCED",
      "LEDGER_COLUMN_MISSING",
      "LEDGER_FILE_NOT_CSV"
    })
public final class LoadSchedules {

  private final Ledger ledger;

  /** Records in these books. */
  public LoadSchedules(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The files, each as the text of a CSV table, with codes or names of what the fund has; those that are
   * left out are empty.
   * <p>
   * The plan is made of budgets and contributions together, and needs both.
   *
   * @param budgets  {@code year, scheme, stream, provider, amount}
   * @param contributions  {@code year, partner, stream, amount, first_due, instalments, months_between}
   * @param spending  {@code year, scheme, stream, provider}, and a column for each month
   */
  public record Files(String budgets, String contributions, String spending) {

    /**
     * The files of a document.
     *
     * @param document  what {@code schedules.schema.json} describes
     */
    public static Files read(Document document) {
      var root = document.requireValid(Schema.SCHEDULES).root();
      return new Files(
          text(root.get("budgets")), text(root.get("contributions")), text(root.get("spending")));
    }

    private static String text(Field field) {
      return field.isPresent() ? field.text() : "";
    }
  }

  /**
   * Records them, all or nothing; what was recorded before is told as such.
   *
   * @return a receipt for each entry
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SCHEDULE_FIGURE_UNREADABLE} with the
   *     place; {@code SCHEDULE_UNBALANCED} if a stream's budgets in a year are not what is paid into it;
   *     {@code LEDGER_KEY_REUSED} if a row says another thing than what was recorded of it
   */
  public List<Receipt> run(FundCode code, Files files, Caller caller) {
    var by = caller.actor();
    var fund = ledger.funds().get(code);
    var contributions = rows("contributions", files.contributions(), fund);
    var budgets = rows("budgets", files.budgets(), fund);
    var submissions = new ArrayList<Submission>();
    if (!budgets.isEmpty()) {
      submissions.addAll(BudgetSchedule.submissions(fund, budgets, contributions, by));
    }
    submissions.addAll(ContributionSchedule.submissions(fund, contributions, Cash.AS_IT_COMES, by));
    submissions.addAll(
        SpendingSchedule.submissions(
            fund, rows("spending", files.spending(), fund), Cash.AS_IT_COMES, by));
    if (caller.key().isEmpty()) {
      return ledger.journal().postAll(submissions);
    }
    return ledger
        .books()
        .write(
            code,
            caller.asks("schedules-load", files.budgets(), files.contributions(), files.spending()),
            new RepeatableAct<>(
                books -> books.journal().postAll(submissions),
                receipts -> "",
                // What each row makes has its key, and is told as a replay.
                (books, before) -> books.journal().postAll(submissions)));
  }

  private static List<ScheduleRow> rows(String name, String text, Fund fund) {
    return text.isBlank() ? List.of() : ScheduleRow.of(name, CsvTable.parse(text), fund);
  }
}

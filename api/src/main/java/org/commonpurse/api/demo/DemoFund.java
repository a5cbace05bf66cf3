package org.commonpurse.api.demo;

import static org.commonpurse.api.problem.DemoProblem.DEMO_FILE_UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.impact.Activity;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.impact.ImpactReader;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.api.operation.plan.BudgetSchedule;
import org.commonpurse.api.operation.plan.Cash;
import org.commonpurse.api.operation.plan.ContributionSchedule;
import org.commonpurse.api.operation.plan.ScheduleRow;
import org.commonpurse.api.operation.plan.SpendingSchedule;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * A fund of the demonstration as its folder describes it, checked and ready to be loaded.
 *
 * @param fund  the fund
 * @param basis  where its figures come from
 * @param notes  what a reader of its figures has to know
 * @param agreements  the documents of its agreements, in order of version
 * @param forecasts  outturns that are only forecast: applied as a preview and never booked
 * @param submissions  its entries, in order of the day on which they count
 */
record DemoFund(
    Fund fund,
    List<String> basis,
    List<String> notes,
    List<Document> agreements,
    List<Outturn> forecasts,
    List<Submission> submissions) {

  DemoFund {
    basis = List.copyOf(basis);
    notes = List.copyOf(notes);
    agreements = List.copyOf(agreements);
    forecasts = List.copyOf(forecasts);
    submissions = List.copyOf(submissions);
  }

  /**
   * Reads the folder of a fund: {@code fund.yml}, {@code agreement-*.yml}, and whichever it has of
   * {@code entries.csv}, {@code budgets.csv}, {@code contributions.csv}, {@code spending.csv}, {@code
   * impact.yml} with {@code activity.csv}, and {@code outturn-*.yml}.
   *
   * @throws ProblemException if anything in them is wrong, with its place
   */
  static DemoFund read(Path folder, Actor by) {
    var document = Document.read(folder.resolve("fund.yml"));
    var fund = FundReader.read(document);
    return new DemoFund(
        fund,
        FundReader.basis(document),
        FundReader.notes(document),
        agreements(folder),
        documents(folder, "outturn-").stream().map(OutturnReader::read).toList(),
        submissions(folder, fund, by));
  }

  /** The folders of all funds of a demonstration, in order of name. */
  static List<Path> folders(Path configDemo) {
    try (var found = Files.list(configDemo)) {
      var folders =
          found.filter(folder -> Files.exists(folder.resolve("fund.yml"))).sorted().toList();
      if (folders.isEmpty()) {
        throw unreadable(configDemo).toException();
      }
      return folders;
    } catch (IOException e) {
      throw new ProblemException(unreadable(configDemo), e);
    }
  }

  private static Problem unreadable(Path folder) {
    return DEMO_FILE_UNREADABLE.because(
        "There is no fund of the demonstration to be read in "
            + folder
            + "; each has a folder with a fund.yml.",
        "folder",
        folder);
  }

  private static List<Document> agreements(Path folder) {
    return documents(folder, "agreement-").stream()
        .sorted(Comparator.comparingInt(document -> AgreementReader.read(document).version()))
        .toList();
  }

  private static List<Document> documents(Path folder, String prefix) {
    try (var found = Files.list(folder)) {
      return found
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".yml"))
          .sorted()
          .map(Document::read)
          .toList();
    } catch (IOException e) {
      throw new ProblemException(unreadable(folder), e);
    }
  }

  private static List<Submission> submissions(Path folder, Fund fund, Actor by) {
    var contributions = FigureFile.rows(folder, "contributions.csv");
    var submissions = new ArrayList<Submission>();
    submissions.addAll(
        BudgetSchedule.submissions(
            fund, FigureFile.rows(folder, "budgets.csv"), contributions, by));
    submissions.addAll(EntryFile.submissions(fund, FigureFile.rows(folder, "entries.csv"), by));
    submissions.addAll(ContributionSchedule.submissions(fund, contributions, Cash.AS_PLANNED, by));
    submissions.addAll(
        SpendingSchedule.submissions(
            fund, FigureFile.rows(folder, "spending.csv"), Cash.AS_PLANNED, by));
    if (Files.exists(folder.resolve("impact.yml"))) {
      var activities =
          FigureFile.rows(folder, "activity.csv").stream().map(DemoFund::activity).toList();
      submissions.addAll(impact(folder, fund).submissions(fund, activities, by));
    }
    // A sort that keeps what happens on one day in the order of the files.
    submissions.sort(Comparator.comparing(submission -> submission.entry().effectiveOn()));
    return submissions;
  }

  /** The model of savings and burdens of a folder that has one. */
  static ImpactModel impact(Path folder, Fund fund) {
    return ImpactReader.read(Document.read(folder.resolve("impact.yml")), fund);
  }

  private static Activity activity(ScheduleRow row) {
    return new Activity(
        row.code("effect", EffectCode::of),
        row.year("year"),
        row.count("quarter", 1, 4),
        row.count("baseline", 0, Integer.MAX_VALUE),
        row.count("actual", 0, Integer.MAX_VALUE));
  }

  /** The years in which money was spent, in order: those to which agreements are applied. */
  List<FinancialYear> years() {
    return submissions.stream()
        .filter(submission -> submission.entry().book() == Book.ACTUAL)
        .filter(
            submission ->
                submission.entry().postings().stream()
                    .anyMatch(posting -> posting.account().kind() == AccountKind.SPEND))
        .map(submission -> FinancialYear.of(submission.entry().effectiveOn()))
        .distinct()
        .sorted()
        .toList();
  }
}

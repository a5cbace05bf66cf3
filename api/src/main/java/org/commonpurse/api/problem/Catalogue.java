package org.commonpurse.api.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.problem.AgreementProblem;
import org.commonpurse.allocation.problem.AgreementWarning;
import org.commonpurse.allocation.problem.AllocationProblem;
import org.commonpurse.allocation.problem.AppraisalProblem;
import org.commonpurse.allocation.problem.ExitProblem;
import org.commonpurse.allocation.problem.ForecastProblem;
import org.commonpurse.allocation.problem.GainShareProblem;
import org.commonpurse.allocation.problem.ImpactProblem;
import org.commonpurse.allocation.problem.ObservationProblem;
import org.commonpurse.allocation.problem.OutturnProblem;
import org.commonpurse.allocation.problem.OwnLedgerProblem;
import org.commonpurse.allocation.problem.PlaceProblem;
import org.commonpurse.allocation.problem.PriceProblem;
import org.commonpurse.allocation.problem.SimulationProblem;
import org.commonpurse.allocation.problem.TraceProblem;
import org.commonpurse.ledger.document.SchemaProblem;
import org.commonpurse.ledger.problem.AccessProblem;
import org.commonpurse.ledger.problem.DocumentProblem;
import org.commonpurse.ledger.problem.FileProblem;
import org.commonpurse.ledger.problem.FundProblem;
import org.commonpurse.ledger.problem.LedgerProblem;
import org.commonpurse.ledger.problem.MeasureProblem;
import org.commonpurse.ledger.problem.PackageProblem;
import org.commonpurse.ledger.problem.ProblemType;
import org.commonpurse.ledger.problem.ProposalProblem;
import org.commonpurse.ledger.problem.RedactionProblem;
import org.commonpurse.ledger.problem.StoreProblem;
import org.commonpurse.ledger.problem.TextProblem;
import org.commonpurse.reports.template.TemplateProblem;

/** Every problem that anything of ours can tell, and the address at which each is explained. */
public final class Catalogue {

  /** Where the problems are listed. */
  public static final String ADDRESS = "/api/v1/problems";

  private static final List<Part> PARTS =
      List.of(
          part("The books", LedgerProblem.values()),
          new Part("Texts of the books", TextProblem.all()),
          part("Funds, their rules and agreements", FundProblem.values()),
          part("Second persons", ProposalProblem.values()),
          part("Redactions", RedactionProblem.values()),
          part("Files", FileProblem.values()),
          part("The database", StoreProblem.values()),
          part("Documents", DocumentProblem.values()),
          new Part("Documents against their schema", SchemaProblem.all()),
          part("Agreements", AgreementProblem.values()),
          part("Warnings about agreements", AgreementWarning.values()),
          part("Outturns", OutturnProblem.values()),
          part("Allocations and decisions", AllocationProblem.values()),
          part("Figures of reports", TraceProblem.values()),
          part("Several funds together", PlaceProblem.values()),
          part("Winding up and leaving", ExitProblem.values()),
          part("Savings and burdens", ImpactProblem.values()),
          part("Years to come", AppraisalProblem.values()),
          part("Unit costs and prices", PriceProblem.values()),
          part("Possible futures", SimulationProblem.values()),
          part("Forecasts and outcomes", ForecastProblem.values()),
          part("Files for a partner's own ledger", OwnLedgerProblem.values()),
          part("Sharing a gain", GainShareProblem.values()),
          part("Packages of care", PackageProblem.values()),
          part("Measures", MeasureProblem.values()),
          part("Observed values", ObservationProblem.values()),
          part("Returns that others prescribe", TemplateProblem.values()),
          part("Questions and bodies", RequestProblem.values()),
          part("The service", ServiceProblem.values()),
          part("Keys and roles", AccessProblem.values()),
          part("Commands", CommandProblem.values()),
          part("The demonstration", DemoProblem.values()));

  private Catalogue() {}

  /**
   * Problems that belong together.
   *
   * @param title  what they are about
   * @param problems  one or more, in the order in which to show them
   */
  public record Part(String title, List<? extends ProblemType> problems) {

    public Part {
      problems = List.copyOf(problems);
    }
  }

  private static Part part(String title, ProblemType... problems) {
    return new Part(title, List.of(problems));
  }

  /** All problems, by what they are about. */
  public static List<Part> parts() {
    return PARTS;
  }

  /** All problems, in the order of the parts. */
  public static Stream<ProblemType> all() {
    return PARTS.stream().map(Part::problems).flatMap(Collection::stream);
  }

  /** The relative address of a problem, such as {@code /api/v1/problems/ledger-fund-unknown}. */
  public static String address(ProblemType problem) {
    return ADDRESS + "/" + name(problem);
  }

  /** The problem that the last part of an address names, if there is one. */
  public static Optional<ProblemType> find(String name) {
    return all().filter(problem -> name(problem).equals(name)).findFirst();
  }

  private static String name(ProblemType problem) {
    return problem.code().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

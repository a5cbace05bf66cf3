package org.commonpurse.api.fuzz;

import static org.commonpurse.api.fuzz.Given.AGREEMENT;
import static org.commonpurse.api.fuzz.Given.FUND;
import static org.commonpurse.api.fuzz.Given.OUTTURN;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.HandedOn;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.exit.ExitRequest;
import org.commonpurse.allocation.impact.ImpactReader;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.ownledger.LedgerLayoutReader;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.simulation.Cancellation;
import org.commonpurse.allocation.simulation.Simulation;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.allocation.simulation.UncertainPlan;
import org.commonpurse.api.operation.access.AccessRequests;
import org.commonpurse.api.operation.access.End;
import org.commonpurse.api.operation.agreement.LintAgreement;
import org.commonpurse.api.operation.allocation.AllocationRequestReader;
import org.commonpurse.api.operation.allocation.DecisionText;
import org.commonpurse.api.operation.journal.SubmittedText;
import org.commonpurse.api.operation.plan.LoadSchedules;
import org.commonpurse.api.operation.projection.ProjectionRequest;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.proof.PaymentsText;
import org.commonpurse.api.operation.proposal.AnswerProposal;
import org.commonpurse.api.operation.proposal.MakeProposal;
import org.commonpurse.api.operation.report.PlanAhead;
import org.commonpurse.ledger.carepackage.PackageReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.internal.FundWrittenAgain;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.RulesDocument;
import org.commonpurse.ledger.rule.RulesReader;
import org.commonpurse.reports.template.ReturnAnswers;
import org.commonpurse.reports.template.TemplateReader;

/** What reads documents in YAML or JSON. */
final class DocumentTargets {

  private static final int PATHS = 16;

  private DocumentTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        target("document", DocumentTargets::walk, "example/plan.yml", "example/mapping.yml"),
        target("fund", DocumentTargets::fund, "example/fund.yml", "demo/brackenshire/fund.yml"),
        target("rules", DocumentTargets::rules, "example/rules.yml"),
        target(
            "agreement",
            DocumentTargets::agreement,
            "example/agreement.yml",
            "example/plan-agreement.yml",
            "demo/brackenshire/agreement-1.yml",
            "demo/brackenshire/agreement-3.yml",
            "demo/oldham/agreement-2019-21.yml"),
        target(
            "outturn",
            DocumentTargets::outturn,
            "example/outturn.yml",
            "demo/oldham/outturn-2020-21-month-6.yml"),
        target(
            "plan",
            DocumentTargets::plan,
            "example/plan.yml",
            "example/plan-ten-years.yml",
            "example/plan-unit-costs.yml"),
        target(
            "impact",
            DocumentTargets::impact,
            "example/measures.yml",
            "demo/brackenshire/impact.yml"),
        target(
            "layout",
            document -> LedgerLayoutReader.read(FUND, document),
            "example/ledger-layout.yml"),
        target("template", TemplateReader::read, "example/return-template.yml"),
        target("answers", ReturnAnswers::of, "example/return-answers.yml"),
        new FuzzTarget("state", () -> List.of(state()), document(DocumentTargets::state)),
        new FuzzTarget("requests", Given::bodies, document(DocumentTargets::requests)));
  }

  private static FuzzTarget target(String name, Consumer<Document> reader, String... seeds) {
    return new FuzzTarget(name, () -> Given.files(seeds), document(reader));
  }

  /** As bodies are read: JSON where it looks like it, else YAML. */
  private static FuzzTarget.Reading document(Consumer<Document> reader) {
    return bytes -> {
      var text = Given.text(bytes);
      reader.accept(
          text.startsWith("{") ? Document.parseJson("body", text) : Document.parse("body", text));
    };
  }

  private static void walk(Document document) {
    Objects.requireNonNull(document.json().toString());
    walk(document.root());
    document.requireNoMistakes();
  }

  private static void walk(Field field) {
    field.items().forEach(DocumentTargets::walk);
    field.entries().forEach(DocumentTargets::walk);
    if (field.isPresent()) {
      field.date();
    }
  }

  private static void fund(Document document) {
    var fund = FundReader.read(document);
    FuzzTarget.requireEqual(fund, FundWrittenAgain.of(fund));
    FundReader.basis(document);
    FundReader.notes(document);
  }

  private static void rules(Document document) {
    var rules = RulesReader.read(FUND, document);
    FuzzTarget.requireEqual(rules, RulesDocument.read(RulesDocument.write(rules)));
  }

  private static void agreement(Document document) {
    LintAgreement.withoutBooks(document);
    var agreement = AgreementReader.read(document);
    PlainEnglish.withTables(agreement);
    AllocationJson.of(Engine.apply(agreement, OUTTURN, State.INITIAL).allocation());
  }

  private static void outturn(Document document) {
    var outturn = OutturnReader.read(document);
    AllocationJson.of(Engine.apply(AGREEMENT, outturn, State.INITIAL).allocation());
  }

  private static void plan(Document document) {
    var scenarios = new Scenarios(document);
    for (var name : scenarios.names()) {
      Projection.of(scenarios.plan(name), Optional.empty());
    }
    var plan = UncertainPlan.read(document, Optional.empty());
    Simulation.run(
        plan,
        Optional.empty(),
        new SimulationSettings(PATHS, OptionalLong.empty(), 1, 1, false),
        (done, of) -> {},
        new Cancellation());
  }

  private static void impact(Document document) {
    each(
        document,
        List.of(
            whole -> ImpactReader.read(whole, FUND),
            whole -> ImpactReader.readMeasures(whole, FUND)));
  }

  private static byte[] state() {
    var applied = Engine.apply(AGREEMENT, OUTTURN, State.INITIAL);
    return Given.utf8(HandedOn.by(applied, Optional.empty()).toJson().toString());
  }

  private static void state(Document document) {
    var handed = HandedOn.read(document, AGREEMENT);
    var again = Document.parseJson("state", handed.toJson().toString());
    FuzzTarget.requireEqual(handed, HandedOn.read(again, AGREEMENT));
  }

  /** The many small documents, of which each reader gets each. */
  private static void requests(Document document) {
    var entries = new SubmittedText(FUND);
    each(
        document,
        List.of(
            entries::readOne,
            entries::readMany,
            End::read,
            AccessRequests::key,
            AccessRequests::grant,
            AccessRequests::reason,
            AnswerProposal::read,
            LoadSchedules.Files::read,
            Notice::read,
            ProjectionRequest::read,
            SimulationRequest::read,
            PlanAhead::read,
            whole -> MakeProposal.Input.read(FUND.code(), whole),
            whole -> ExitRequest.read(FUND, whole),
            whole -> DecisionText.readDecision(FUND, whole),
            whole -> DecisionText.readPosition(FUND, whole),
            whole -> AllocationRequestReader.read(FUND, whole),
            AllocationRequestReader::token,
            AllocationRequestReader::payOn,
            whole -> PaymentsText.read(FUND, whole),
            whole -> PackageReader.read(FUND, whole)));
  }

  private static void each(Document document, List<Consumer<Document>> readers) {
    var text = document.text();
    for (var reader : readers) {
      try {
        // Each gets one that no other has reported mistakes to.
        reader.accept(
            text.startsWith("{") ? Document.parseJson("body", text) : Document.parse("body", text));
      } catch (ProblemException e) {
        // It is one of the others that this was meant for.
      }
    }
  }
}

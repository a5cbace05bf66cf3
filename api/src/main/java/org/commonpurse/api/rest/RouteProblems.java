package org.commonpurse.api.rest;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.projection.FollowJob;
import org.commonpurse.api.operation.proposal.AnswerProposal;
import org.commonpurse.api.operation.proposal.MakeProposal;
import org.commonpurse.api.operation.proposal.Proposable;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.document.SchemaProblem;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * The problems that a route can tell: what its operation says of itself, what the schemas of its documents do, and the
 * groups that follow from what a request takes.
 *
 * @param own  the codes of its operation and of its documents, in order
 * @param groups  the groups besides
 */
record RouteProblems(Set<String> own, Set<ProblemGroup> groups) {

  /** What values of the query can be wrong in, beside being no such value. */
  private static final Map<ParameterGroup, Set<ProblemGroup>> OF_PARAMETERS =
      Map.ofEntries(
          entry(ParameterGroup.ACCOUNTS, Set.of(ProblemGroup.LISTS, ProblemGroup.NAMES)),
          entry(ParameterGroup.FROM, Set.of(ProblemGroup.DAYS)),
          entry(ParameterGroup.AS_AT, Set.of(ProblemGroup.DAYS)),
          entry(ParameterGroup.AS_KNOWN, Set.of(ProblemGroup.DAYS)),
          entry(ParameterGroup.SINCE_KNOWN, Set.of(ProblemGroup.DAYS)),
          entry(ParameterGroup.VIEW_BEFORE, Set.of(ProblemGroup.DAYS)),
          entry(ParameterGroup.BY, Set.of(ProblemGroup.LISTS)),
          entry(ParameterGroup.ENTRY, Set.of(ProblemGroup.AMOUNTS, ProblemGroup.DAYS)),
          entry(ParameterGroup.PAGE, Set.of(ProblemGroup.PAGES)),
          entry(ParameterGroup.STATEMENT_OF, Set.of(ProblemGroup.LISTS, ProblemGroup.NAMES)),
          entry(ParameterGroup.YEAR, Set.of(ProblemGroup.YEARS)),
          entry(ParameterGroup.REPORT_YEAR, Set.of(ProblemGroup.YEARS)),
          entry(ParameterGroup.ACCOUNT, Set.of(ProblemGroup.LISTS, ProblemGroup.NAMES)),
          entry(ParameterGroup.DUES, Set.of(ProblemGroup.LISTS, ProblemGroup.NAMES)),
          entry(ParameterGroup.DUE_BY, Set.of(ProblemGroup.DAYS)),
          entry(ParameterGroup.IMPORT, Set.of(ProblemGroup.AMOUNTS)),
          entry(ParameterGroup.AUDIT, Set.of(ProblemGroup.DAYS)),
          entry(
              ParameterGroup.PACKAGES,
              Set.of(ProblemGroup.LISTS, ProblemGroup.NAMES, ProblemGroup.DAYS)),
          entry(
              ParameterGroup.REVIEWS,
              Set.of(ProblemGroup.LISTS, ProblemGroup.NAMES, ProblemGroup.DAYS)),
          entry(ParameterGroup.PRICES_OF, Set.of(ProblemGroup.YEARS)),
          entry(ParameterGroup.MEASURES, Set.of(ProblemGroup.LISTS)));

  /** What values of documents can be wrong in that their schemas do not tell. */
  private static final Map<Schema, Set<ProblemGroup>> OF_DOCUMENTS =
      Map.ofEntries(
          entry(Schema.ENTRY, ofEntries()),
          entry(Schema.ENTRIES, ofEntries()),
          entry(Schema.BUDGET, ofEntries()),
          entry(Schema.SCHEDULES, ofEntries()),
          entry(Schema.VIREMENT, ofEntries()),
          entry(Schema.FORECAST, ofEntries()),
          entry(Schema.REVERSAL, ofEntries()),
          entry(Schema.OUTTURN, ofFigures()),
          entry(Schema.ALLOCATION_REQUEST, ofFigures()),
          entry(Schema.DECISION, ofFigures()),
          entry(Schema.POSITION, ofFigures()),
          entry(Schema.DUE_POSITION, ofFigures()),
          entry(Schema.PAYMENTS, ofFigures()),
          entry(Schema.PAYMENT_REQUEST, ofFigures()),
          entry(Schema.EXIT, ofFigures()),
          entry(Schema.RULES, Set.of(ProblemGroup.NAMES)),
          entry(Schema.AGREEMENT, Set.of(ProblemGroup.AGREEMENT)),
          entry(
              Schema.FUND,
              Set.of(
                  ProblemGroup.FUND,
                  ProblemGroup.NAMES,
                  ProblemGroup.AMOUNTS,
                  ProblemGroup.DAYS,
                  ProblemGroup.YEARS)),
          entry(Schema.IMPACT, Set.of(ProblemGroup.MODEL)),
          entry(Schema.PLAN, Set.of(ProblemGroup.PLAN)),
          entry(Schema.PLAN_AHEAD, Set.of(ProblemGroup.PLAN)),
          entry(Schema.PROJECTION_REQUEST, Set.of(ProblemGroup.PLAN)),
          entry(Schema.SIMULATION_REQUEST, Set.of(ProblemGroup.PLAN)),
          entry(Schema.FORECAST_REQUEST, Set.of(ProblemGroup.PLAN)),
          entry(Schema.PLACE, Set.of(ProblemGroup.IN_FUND)),
          entry(Schema.ACCESS_KEY_REQUEST, Set.of(ProblemGroup.VALUES)),
          entry(Schema.ACCESS_GRANT_REQUEST, Set.of(ProblemGroup.VALUES)),
          entry(Schema.ACCESS_DELEGATION_REQUEST, Set.of(ProblemGroup.VALUES)));

  /** Documents within others, which are told of as what they are. */
  private static final Map<Schema, Set<Schema>> WITHIN =
      Map.ofEntries(
          entry(Schema.ENTRIES, Set.of(Schema.ENTRY)),
          entry(Schema.PLAN_AHEAD, Set.of(Schema.PLAN, Schema.AGREEMENT)),
          entry(Schema.PROJECTION_REQUEST, Set.of(Schema.PLAN, Schema.AGREEMENT)),
          entry(Schema.SIMULATION_REQUEST, Set.of(Schema.PLAN, Schema.AGREEMENT)),
          entry(Schema.FORECAST_REQUEST, Set.of(Schema.PLAN, Schema.AGREEMENT)));

  private static Set<ProblemGroup> ofEntries() {
    return EnumSet.of(
        ProblemGroup.ENTRIES, ProblemGroup.NAMES, ProblemGroup.AMOUNTS, ProblemGroup.DAYS);
  }

  private static Set<ProblemGroup> ofFigures() {
    return EnumSet.of(
        ProblemGroup.NAMES, ProblemGroup.AMOUNTS, ProblemGroup.DAYS, ProblemGroup.YEARS);
  }

  /** Those of a route to an operation. */
  static RouteProblems of(OperationSpec spec, String route, List<Routes.Target> targets) {
    var found = new RouteProblems(new TreeSet<>(), EnumSet.of(ProblemGroup.ANY));
    found.addOperation(spec);
    found.addPath(route);
    if (!route.startsWith("GET ") && !route.startsWith("DELETE ")) {
      found.groups.add(ProblemGroup.BODY);
    }
    if (spec.name().equals(spec(MakeProposal.class).name())
        || spec.name().equals(spec(AnswerProposal.class).name())) {
      Arrays.stream(Proposable.values()).map(Proposable::spec).forEach(found::addOperation);
    }
    if (spec.name().equals(spec(FollowJob.class).name()) && route.contains("/result")) {
      found.groups.add(ProblemGroup.RESULT);
      Operations.specs().stream().filter(RouteProblems::isOfJobs).forEach(found::addOperation);
    }
    if (route.contains("/reports/")) {
      found.groups.add(ProblemGroup.REPORT);
    }
    if (targets.stream().anyMatch(Routes.Target::mayStartJob)) {
      found.groups.add(ProblemGroup.JOB);
    }
    return found;
  }

  /** Those of a route that only describes the service. */
  static RouteProblems ofDescription(String route, Answers said) {
    var found =
        new RouteProblems(new TreeSet<>(List.of(said.problems())), EnumSet.of(ProblemGroup.ANY));
    found.addPath(route);
    return found;
  }

  private static OperationSpec spec(Class<?> operation) {
    return operation.getAnnotation(OperationSpec.class);
  }

  /** Whether what an operation comes to may be the result of a job. */
  private static boolean isOfJobs(OperationSpec spec) {
    return Arrays.stream(spec.routes())
        .anyMatch(
            route ->
                route.contains("/reports/")
                    || route.endsWith("/imports")
                    || route.endsWith("/projections")
                    || route.endsWith("/simulations"));
  }

  private void addPath(String route) {
    if (route.contains("{fund}")) {
      groups.add(ProblemGroup.IN_FUND);
    }
    if (route.replace("{fund}", "").contains("{")) {
      groups.add(ProblemGroup.PATH);
    }
    if (route.contains("{partner}")) {
      groups.add(ProblemGroup.NAMES);
    }
    if (route.contains("{period}")) {
      groups.add(ProblemGroup.PERIODS);
    }
  }

  private void addOperation(OperationSpec spec) {
    own.addAll(List.of(spec.problems()));
    if (spec.shows() != Shows.TOTALS || spec.permission().isForOnesPartner()) {
      groups.add(ProblemGroup.SEEN);
    }
    if (spec.idempotency() != Idempotency.READS) {
      groups.add(ProblemGroup.ACT);
    }
    if (spec.posts()) {
      groups.add(ProblemGroup.POSTS);
    }
    if (spec.posts() || Proposable.has(spec.name())) {
      groups.add(ProblemGroup.SECOND_PERSON);
    }
    for (var parameters : spec.parameters()) {
      groups.add(ProblemGroup.VALUES);
      groups.addAll(OF_PARAMETERS.getOrDefault(parameters, Set.of()));
    }
    addDocuments(spec);
    if (!spec.file().isEmpty()) {
      groups.add(ProblemGroup.FILE);
    }
  }

  private void addDocuments(OperationSpec spec) {
    for (var kind : spec.requests()) {
      groups.add(ProblemGroup.DOCUMENT);
      Schema.find(kind).ifPresent(this::addDocument);
    }
  }

  private void addDocument(Schema schema) {
    SchemaProblem.of(schema).stream().map(ProblemType::code).forEach(own::add);
    groups.addAll(OF_DOCUMENTS.getOrDefault(schema, Set.of()));
    WITHIN.getOrDefault(schema, Set.of()).forEach(this::addDocument);
  }

  /** All codes. */
  Set<String> all() {
    return Stream.concat(
            own.stream(),
            groups.stream().flatMap(group -> group.problems().stream()).map(ProblemType::code))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

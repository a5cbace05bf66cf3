package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementChanges;
import org.commonpurse.allocation.agreement.AgreementChanges.ClauseChange;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.reports.table.ClauseResults;

/**
 * The versions of one agreement, and which results belong to which words: a clause stands in the version that
 * first says it so, with all results until a later version says it otherwise.
 *
 * @param versions  in order, one or more
 */
record AgreementVersions(List<AgreementResults> versions) {

  AgreementVersions {
    versions = List.copyOf(versions);
  }

  /** The agreements of a fund, each with its versions. */
  static List<AgreementVersions> of(List<AgreementResults> all) {
    var byCode = new LinkedHashMap<AgreementCode, List<AgreementResults>>();
    for (var results : all) {
      byCode.computeIfAbsent(results.agreement().code(), code -> new ArrayList<>()).add(results);
    }
    return byCode.values().stream().map(AgreementVersions::new).toList();
  }

  Agreement agreement(int version) {
    return versions.get(version).agreement();
  }

  /** The last version. */
  Agreement last() {
    return agreement(versions.size() - 1);
  }

  /** The results of all versions, in order of time. */
  List<Allocation> allocations() {
    return versions.stream().flatMap(each -> each.allocations().stream()).toList();
  }

  /** How many clauses there are in all versions, one that was changed counted once. */
  int clauses() {
    return (int)
        versions.stream()
            .flatMap(each -> each.agreement().clauses().stream())
            .map(Clause::code)
            .distinct()
            .count();
  }

  /**
   * What a version says otherwise than the one before it.
   *
   * @param version  counted from 0; not the first
   */
  AgreementChanges changes(int version) {
    return AgreementChanges.between(agreement(version - 1), agreement(version));
  }

  /** What a version changed of one of its clauses; empty if that reads as before or is new. */
  Optional<ClauseChange> changed(int version, Clause clause) {
    return version == 0
        ? Optional.empty()
        : changes(version).clauses().stream()
            .filter(change -> change.kind() == AgreementChanges.Kind.CHANGED)
            .filter(change -> change.code().equals(clause.code()))
            .findFirst();
  }

  /** Whether a clause of a version is word for word in the version before it, under the same code. */
  boolean isAsBefore(int version, Clause clause) {
    return version > 0
        && find(version - 1, clause.code()).isPresent()
        && changes(version).clauses().stream()
            .noneMatch(change -> change.code().equals(clause.code()));
  }

  private Optional<Clause> find(int version, ClauseCode code) {
    return agreement(version).clauses().stream()
        .filter(clause -> clause.code().equals(code))
        .findFirst();
  }

  /**
   * What a clause came to from a version on, in which its words stand, until they are others.
   *
   * @param version  counted from 0; the clause is not as before in it
   */
  ClauseResults results(int version, Clause clause) {
    var allocations = new ArrayList<>(versions.get(version).allocations());
    for (int later = version + 1; later < versions.size(); later++) {
      int next = later;
      if (find(later, clause.code()).filter(each -> !isAsBefore(next, each)).isPresent()) {
        break;
      }
      allocations.addAll(versions.get(later).allocations());
    }
    return new ClauseResults(agreement(version), clause, allocations);
  }
}

package org.commonpurse.api.access;

import static org.commonpurse.api.operation.spec.Permission.ALLOCATE;
import static org.commonpurse.api.operation.spec.Permission.ANSWER;
import static org.commonpurse.api.operation.spec.Permission.APPROVE_MEASURES;
import static org.commonpurse.api.operation.spec.Permission.AUDIT;
import static org.commonpurse.api.operation.spec.Permission.CLOSE_PERIODS;
import static org.commonpurse.api.operation.spec.Permission.DECIDE;
import static org.commonpurse.api.operation.spec.Permission.MANAGE_ACCESS;
import static org.commonpurse.api.operation.spec.Permission.MANAGE_AGREEMENTS;
import static org.commonpurse.api.operation.spec.Permission.MANAGE_FUNDS;
import static org.commonpurse.api.operation.spec.Permission.MANAGE_MEASURES;
import static org.commonpurse.api.operation.spec.Permission.MANAGE_RULES;
import static org.commonpurse.api.operation.spec.Permission.OBSERVE_MEASURES;
import static org.commonpurse.api.operation.spec.Permission.PLAN;
import static org.commonpurse.api.operation.spec.Permission.POST;
import static org.commonpurse.api.operation.spec.Permission.PROPOSE;
import static org.commonpurse.api.operation.spec.Permission.READ_ALLOCATIONS;
import static org.commonpurse.api.operation.spec.Permission.READ_BOOKS;
import static org.commonpurse.api.operation.spec.Permission.READ_MEASURES;
import static org.commonpurse.api.operation.spec.Permission.READ_PACKAGES;
import static org.commonpurse.api.operation.spec.Permission.RECONCILE;
import static org.commonpurse.api.operation.spec.Permission.RECORD_PACKAGES;
import static org.commonpurse.api.operation.spec.Permission.REDACT;
import static org.commonpurse.api.operation.spec.Permission.REOPEN_PERIODS;
import static org.commonpurse.api.operation.spec.Permission.REVIEW_ACCESS;
import static org.commonpurse.api.operation.spec.Permission.TAKE_POSITION;
import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_ROLE_UNKNOWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.id.RoleCode;

/** What somebody is in a fund, and so may do there. Who has several roles may do what any of them may. */
public enum Role {
  /** Keeps the books of the pool and runs its year. */
  POOL_MANAGER(
      false,
      READ_BOOKS,
      READ_ALLOCATIONS,
      READ_MEASURES,
      READ_PACKAGES,
      AUDIT,
      MANAGE_FUNDS,
      MANAGE_RULES,
      POST,
      REDACT,
      PLAN,
      CLOSE_PERIODS,
      REOPEN_PERIODS,
      MANAGE_AGREEMENTS,
      ALLOCATE,
      DECIDE,
      RECORD_PACKAGES,
      MANAGE_MEASURES,
      OBSERVE_MEASURES,
      RECONCILE,
      PROPOSE),
  /** Speaks for the money of one partner. */
  FINANCE_OFFICER(
      true, READ_BOOKS, READ_ALLOCATIONS, READ_MEASURES, TAKE_POSITION, RECONCILE, PROPOSE),
  /** Signs for one partner what the partners agree and decide. */
  SIGNATORY(
      true,
      READ_BOOKS,
      READ_ALLOCATIONS,
      READ_MEASURES,
      MANAGE_AGREEMENTS,
      DECIDE,
      TAKE_POSITION,
      PROPOSE,
      ANSWER),
  /** Is the second pair of eyes. */
  APPROVER(
      false, READ_BOOKS, READ_ALLOCATIONS, READ_MEASURES, REOPEN_PERIODS, APPROVE_MEASURES, ANSWER),
  /** Provides care for one partner, and counts what was done. */
  PROVIDER(true, READ_MEASURES, OBSERVE_MEASURES),
  /** Reads what the board reads, which has no single person in it. */
  BOARD_READER(false, READ_BOOKS, READ_ALLOCATIONS, READ_MEASURES),
  /** Reads and proves everything, and records nothing. */
  AUDITOR(false, READ_BOOKS, READ_ALLOCATIONS, READ_MEASURES, READ_PACKAGES, AUDIT, REVIEW_ACCESS),
  /** Gives and takes keys and roles, and registers funds. */
  ADMINISTRATOR(false, READ_BOOKS, MANAGE_FUNDS, MANAGE_ACCESS, REVIEW_ACCESS);

  private final boolean isOfPartner;

  private final Set<Permission> permissions;

  Role(boolean isOfPartner, Permission... permissions) {
    this.isOfPartner = isOfPartner;
    this.permissions = EnumSet.copyOf(Arrays.asList(permissions));
  }

  /** Whether one has it for a partner. */
  public boolean isOfPartner() {
    return isOfPartner;
  }

  /** Everything that it lets one do. */
  public Set<Permission> permissions() {
    return Set.copyOf(permissions);
  }

  /** Whether it lets one do something. */
  public boolean has(Permission permission) {
    return permissions.contains(permission);
  }

  /** Its name, such as {@code pool-manager}, as grants, rules and the documentation have it. */
  public String word() {
    return WireName.of(this);
  }

  /** Its name as rules of funds know it, which say who posts in a softly closed period. */
  public RoleCode code() {
    return RoleCode.of(word());
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> find(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /**
   * The role of that name.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_ROLE_UNKNOWN}
   */
  public static Role of(String word) {
    return find(word)
        .orElseThrow(
            () ->
                ACCESS_ROLE_UNKNOWN
                    .because(
                        "There is no role \""
                            + word
                            + "\". There are "
                            + Arrays.stream(values())
                                .map(Role::word)
                                .collect(Collectors.joining(", "))
                            + ".",
                        "role",
                        word)
                    .toException());
  }
}

package org.commonpurse.api.operation.proposal;

import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_OPERATION_UNKNOWN;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.settlement.Openings;
import org.commonpurse.allocation.settlement.Signatories;
import org.commonpurse.api.operation.agreement.AddAgreement;
import org.commonpurse.api.operation.agreement.GiveNotice;
import org.commonpurse.api.operation.allocation.ApplyAllocation;
import org.commonpurse.api.operation.allocation.DecideOnAllocation;
import org.commonpurse.api.operation.allocation.PayDues;
import org.commonpurse.api.operation.allocation.TakePosition;
import org.commonpurse.api.operation.exit.RecordExit;
import org.commonpurse.api.operation.fund.AmendFund;
import org.commonpurse.api.operation.fund.SetRules;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.PostEntries;
import org.commonpurse.api.operation.journal.PostEntry;
import org.commonpurse.api.operation.journal.RedactEntry;
import org.commonpurse.api.operation.journal.ReverseEntry;
import org.commonpurse.api.operation.measure.GiveUpClaim;
import org.commonpurse.api.operation.plan.ForecastLine;
import org.commonpurse.api.operation.plan.LoadSchedules;
import org.commonpurse.api.operation.plan.MoveBudget;
import org.commonpurse.api.operation.plan.SetBudget;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.ProposedRequest;

/** The operations that can be proposed: each that may record what needs a second person. */
public enum Proposable {
  ENTRY_POST(PostEntry.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      var key = asked.document().root().has("key") ? Optional.<EntryKey>empty() : asked.key();
      new PostEntry(ledger)
          .run(new PostEntry.Input(asked.fund(), asked.document(), key, asked.caller().actor()));
    }
  },
  ENTRIES_POST(PostEntries.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new PostEntries(ledger)
          .run(new PostEntries.Input(asked.fund(), asked.document(), asked.caller()));
    }
  },
  ENTRY_REVERSE(ReverseEntry.class, "sequence") {
    @Override
    void run(Ledger ledger, Asked asked) {
      long sequence = asked.parameters().one("sequence", RequestParameters::number).orElseThrow();
      new ReverseEntry(ledger)
          .run(
              asked.fund(),
              sequence,
              asked.document(),
              asked.key().orElseThrow(),
              asked.caller().actor());
    }
  },
  ENTRY_REDACT(RedactEntry.class, "sequence") {
    @Override
    void run(Ledger ledger, Asked asked) {
      long sequence = asked.parameters().one("sequence", RequestParameters::number).orElseThrow();
      new RedactEntry(ledger).run(asked.fund(), sequence, asked.document(), asked.caller());
    }
  },
  FUND_AMEND(AmendFund.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      var input = AmendFund.Input.read(asked.document(), Expected.anything(), asked.caller());
      new AmendFund(ledger).run(input);
    }
  },
  RULES_SET(SetRules.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new SetRules(ledger).run(asked.fund(), asked.document(), Expected.anything(), asked.caller());
    }
  },
  BUDGET_SET(SetBudget.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new SetBudget(ledger)
          .run(asked.fund(), asked.document(), asked.key().orElseThrow(), asked.caller().actor());
    }
  },
  BUDGET_MOVE(MoveBudget.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new MoveBudget(ledger)
          .run(asked.fund(), asked.document(), asked.key().orElseThrow(), asked.caller().actor());
    }
  },
  FORECAST(ForecastLine.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new ForecastLine(ledger)
          .run(asked.fund(), asked.document(), asked.key().orElseThrow(), asked.caller().actor());
    }
  },
  SCHEDULES_LOAD(LoadSchedules.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new LoadSchedules(ledger)
          .run(asked.fund(), LoadSchedules.Files.read(asked.document()), asked.caller());
    }
  },
  AGREEMENT_ADD(AddAgreement.class, "postOpenings") {
    @Override
    void run(Ledger ledger, Asked asked) {
      boolean arePosted = asked.parameters().one("postOpenings", "true"::equals).orElse(false);
      new AddAgreement(ledger)
          .run(
              asked.fund(),
              asked.document(),
              arePosted ? Openings.ARE_POSTED : Openings.MUST_BE_HELD,
              asked.caller());
    }

    @Override
    Consent consent(Snapshot at, Asked asked) {
      return new Consent.OfPartners(Signatories.of(at, asked.fund(), asked.document()));
    }

    @Override
    boolean isReadByEveryPartner() {
      return true;
    }
  },
  AGREEMENT_NOTICE(GiveNotice.class, "agreement") {
    @Override
    void run(Ledger ledger, Asked asked) {
      var agreement = asked.parameters().one("agreement", AgreementCode::of).orElseThrow();
      new GiveNotice(ledger)
          .run(asked.fund(), agreement, Notice.read(asked.document()), asked.caller());
    }

    /** Notice is signed by the partner that gives it. */
    @Override
    Consent consent(Snapshot at, Asked asked) {
      return new Consent.OfPartners(Set.of(Notice.read(asked.document()).partner()));
    }

    @Override
    boolean isReadByEveryPartner() {
      return true;
    }
  },
  ALLOCATION_APPLY(ApplyAllocation.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new ApplyAllocation(ledger).run(asked.fund(), asked.document(), asked.caller());
    }
  },
  ALLOCATION_DECIDE(DecideOnAllocation.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new DecideOnAllocation(ledger).run(asked.fund(), asked.document(), asked.caller());
    }
  },
  ALLOCATION_POSITION(TakePosition.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new TakePosition(ledger).run(asked.fund(), asked.document(), asked.caller());
    }
  },
  ALLOCATION_PAY(PayDues.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new PayDues(ledger).run(asked.fund(), asked.document(), asked.caller());
    }
  },
  EXIT_RECORD(RecordExit.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new RecordExit(ledger).run(asked.fund(), asked.document(), asked.caller());
    }
  },
  CLAIM_GIVE_UP(GiveUpClaim.class) {
    @Override
    void run(Ledger ledger, Asked asked) {
      new GiveUpClaim(ledger).run(asked.fund(), asked.document(), asked.caller());
    }
  };

  private final Class<?> operation;
  private final Set<String> parameters;

  Proposable(Class<?> operation, String... parameters) {
    this.operation = operation;
    this.parameters = Set.of(parameters);
  }

  /**
   * A request as it was proposed, ready to be carried out.
   *
   * @param document  what is sent to the operation
   * @param parameters  what names the thing that it is about
   * @param caller  who proposed it, with a key of the proposal's own
   */
  record Asked(FundCode fund, Document document, RequestParameters parameters, Caller caller) {

    static Asked of(FundCode fund, ProposedRequest request, Caller caller) {
      var parameters = new RequestParameters();
      request.parameters().forEach(parameters::with);
      return new Asked(fund, Document.parse("document", request.document()), parameters, caller);
    }

    Optional<EntryKey> key() {
      return caller.key();
    }
  }

  /** Carries it out in a ledger, as whoever proposed it. */
  abstract void run(Ledger ledger, Asked asked);

  /** Whose consent it needs: an approver's, unless partners sign it. */
  Consent consent(Snapshot at, Asked asked) {
    return Consent.APPROVAL;
  }

  /** Whether what is proposed is for every partner to read, whatever it may see of others' lines. */
  boolean isReadByEveryPartner() {
    return false;
  }

  /** What is said of the operation. */
  public OperationSpec spec() {
    return Objects.requireNonNull(
        operation.getAnnotation(OperationSpec.class), () -> operation + " says nothing of itself");
  }

  /** The names that its parameters may have. */
  Set<String> parameters() {
    return parameters;
  }

  /** The name of the operation, such as {@code entry-post}. */
  public String word() {
    return spec().name();
  }

  /** Whether the operation of that name can be proposed. */
  public static boolean has(String word) {
    return Arrays.stream(values()).anyMatch(each -> each.word().equals(word));
  }

  /**
   * The operation of that name.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_OPERATION_UNKNOWN}
   */
  static Proposable of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                PROPOSAL_OPERATION_UNKNOWN
                    .because(
                        "The operation %s cannot be proposed. These can: %s."
                            .formatted(
                                word, Arrays.stream(values()).map(Proposable::word).toList()),
                        "operation",
                        word)
                    .toException());
  }
}

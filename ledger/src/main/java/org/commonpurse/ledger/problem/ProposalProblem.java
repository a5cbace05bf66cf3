package org.commonpurse.ledger.problem;

/** What is refused because nobody acts alone. */
public enum ProposalProblem implements ProblemType {
  PROPOSAL_NEEDED(
      Category.CONFLICT,
      "A second person is needed",
      "By the rules of the fund, nobody records this alone.",
      "Make a proposal of it, and let the second person answer."),
  PROPOSAL_OPERATION_UNKNOWN(
      Category.INVALID,
      "This cannot be proposed",
      "A proposal names an operation that is not among those that can be proposed, or lacks what the operation needs.",
      "Name one of them, with its parameters and its document."),
  PROPOSAL_UNKNOWN(
      Category.NOT_FOUND,
      "No such proposal",
      "The fund has no proposal of this number.",
      "Correct the number; the list of proposals has those there are."),
  PROPOSAL_ENDED(
      Category.CONFLICT,
      "The proposal has ended",
      "The proposal was carried out, refused or withdrawn, or nobody answered in time.",
      "Make a new proposal."),
  PROPOSAL_DIGEST_DIFFERS(
      Category.CONFLICT,
      "Another thing is proposed",
      "The digest of the answer is not that of the proposal: whoever answers looked at something else.",
      "Look at the proposal and send its digest."),
  PROPOSAL_STALE(
      Category.CONFLICT,
      "It would record something else now",
      "What was recorded since it was proposed changes what the act would record. Nothing was recorded.",
      "Withdraw or refuse the proposal and make it anew."),
  PROPOSAL_RIGHT_ENDED(
      Category.CONFLICT,
      "Whoever gave their word may no longer",
      "Whoever made the proposal, or signed it, has lost the role for it since, or the key that they showed is good no longer. Nothing was recorded.",
      "Refuse the proposal, and let somebody who may make it anew; or have the role given back."),
  PROPOSAL_ANSWER_UNFIT(
      Category.INVALID,
      "The answer does not fit the proposal",
      "A proposal that needs signatures is signed by the partners that it names; any other is approved.",
      "Give the answer that the proposal needs."),
  PROPOSAL_SAME_PERSON(
      Category.CONFLICT,
      "The same person cannot answer",
      "Whoever made a proposal does not approve it, nobody signs it alone, and nobody signs for two partners.",
      "Let another person answer."),
  PROPOSAL_NOT_YOURS(
      Category.CONFLICT,
      "Somebody else's proposal",
      "A proposal is withdrawn by whoever made it.",
      "Let that person withdraw it, or refuse it.");

  private final CatalogueEntry entry;

  ProposalProblem(Category category, String title, String meaning, String remedy) {
    entry = new CatalogueEntry(category, title, meaning, remedy);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public CatalogueEntry entry() {
    return entry;
  }
}

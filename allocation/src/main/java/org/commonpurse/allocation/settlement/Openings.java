package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_OPENING_NOT_HELD;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/** What an agreement says that its reserves open with, which must be what the ledger holds. */
public enum Openings {
  /** An opening that the ledger does not hold is refused. */
  MUST_BE_HELD,
  /**
   * An opening of a reserve of which the ledger holds nothing is posted, as what the fund held at its
   * bank before the agreement began.
   */
  ARE_POSTED;

  /**
   * Holds an agreement's openings to the ledger, as at its first day, owner by owner. What an earlier
   * version opened just so was held to it then.
   *
   * @param siblings  the versions that were added before
   * @throws org.commonpurse.ledger.document.DocumentException {@code AGREEMENT_OPENING_NOT_HELD}
   */
  void apply(
      Writing books,
      Fund fund,
      Document document,
      Agreement agreement,
      List<Agreement> siblings,
      Actor by) {
    var ledger = HeldReserves.of(books, fund, agreement.inForceFrom(), key -> false);
    var submissions = new ArrayList<Submission>();
    for (var reserve : agreement.reserves()) {
      var held = new TreeMap<>(ledger.byOwner(reserve.code()));
      var opening = opening(fund, agreement, reserve);
      boolean isKnown =
          siblings.stream().anyMatch(each -> opensAlike(fund, each, agreement, reserve));
      if (reserve.openingPence() == 0 || isKnown || isHeld(reserve, opening, held)) {
        continue;
      }
      if (this == MUST_BE_HELD || !held.isEmpty() || opening.isEmpty()) {
        throw document
            .root()
            .get("reserves")
            .get(reserve.code().value())
            .get("opening")
            .refused(AGREEMENT_OPENING_NOT_HELD, message(agreement, reserve, opening, held));
      }
      submissions.add(entry(fund, agreement, reserve, opening.get(), by));
    }
    books.journal().postAll(submissions);
  }

  /** Whether an earlier version opened a reserve with as much for the same owners, or those they became. */
  private static boolean opensAlike(
      Fund fund, Agreement earlier, Agreement later, Reserve reserve) {
    var heirs = new AgreementHeirs(fund, later.parties(), later.inForceFrom());
    return earlier.reserves().contains(reserve)
        || earlier.reserves().stream()
            .filter(each -> each.code().equals(reserve.code()))
            .filter(each -> each.openingPence() == reserve.openingPence())
            .map(each -> owners(earlier, each).map(heirs::passOnExactly))
            .anyMatch(owners -> owners.isPresent() && owners.equals(owners(later, reserve)));
  }

  /** Which part of a reserve each partner owns; empty where that follows the outturn, or nobody does. */
  private static Optional<Map<PartnerCode, Exact>> owners(Agreement agreement, Reserve reserve) {
    return reserve
        .ownedBy()
        .filter(Shares.Fixed.class::isInstance)
        .map(
            shares -> {
              var parts = ((Shares.Fixed) shares).weights().split(Exact.ONE).toList();
              var owners = new TreeMap<PartnerCode, Exact>();
              for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).isZero()) {
                  owners.put(agreement.parties().code(i), parts.get(i));
                }
              }
              return owners;
            });
  }

  /** Where owners' shares follow the outturn, nobody can say yet whose the opening is. */
  private static boolean isHeld(
      Reserve reserve,
      Optional<SortedMap<PartnerCode, Long>> opening,
      Map<PartnerCode, Long> held) {
    return opening
        .map(held::equals)
        .orElse(held.values().stream().reduce(0L, Math::addExact) == reserve.openingPence());
  }

  /** In whose names a reserve opens; empty where that is not known before figures are. */
  private static Optional<SortedMap<PartnerCode, Long>> opening(
      Fund fund, Agreement agreement, Reserve reserve) {
    var opening = new TreeMap<PartnerCode, Long>();
    if (reserve.ownedBy().isEmpty()) {
      // What belongs to nobody in particular is kept in the host's name.
      opening.put(fund.host(), reserve.openingPence());
      return Optional.of(opening);
    }
    if (!(reserve.ownedBy().get() instanceof Shares.Fixed fixed)) {
      return Optional.empty();
    }
    long[] parts =
        Split.byLargestRemainder(fixed.weights().split(Exact.of(reserve.openingPence())));
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != 0) {
        opening.put(agreement.parties().code(i), parts[i]);
      }
    }
    return Optional.of(opening);
  }

  private static String message(
      Agreement agreement,
      Reserve reserve,
      Optional<SortedMap<PartnerCode, Long>> opening,
      SortedMap<PartnerCode, Long> held) {
    return "The agreement opens %s with %s%s; on its first day, %s, the ledger holds %s. Post an entry that says what the fund holds, correct the opening, or ask that openings are posted where the ledger holds nothing."
        .formatted(
            reserve.code(),
            Amounts.print(reserve.openingPence()),
            opening.map(parts -> " (" + inWords(parts) + ")").orElse(""),
            agreement.inForceFrom(),
            held.isEmpty() ? "nothing in it" : inWords(held));
  }

  private static String inWords(SortedMap<PartnerCode, Long> parts) {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + " " + Amounts.print(part.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static Submission entry(
      Fund fund,
      Agreement agreement,
      Reserve reserve,
      SortedMap<PartnerCode, Long> opening,
      Actor by) {
    List<Posting> postings = new ArrayList<>();
    postings.add(Posting.debit(Account.bank(), reserve.openingPence()));
    opening.forEach(
        (owner, pence) ->
            postings.add(Posting.credit(Account.reserve(reserve.code(), owner), pence)));
    var entry =
        new JournalEntry(
                fund.code(),
                Book.ACTUAL,
                agreement.inForceFrom(),
                "What %s opens with by %s".formatted(reserve.code(), agreement.label()),
                "opening " + reserve.code(),
                postings)
            .ofKind(JournalEntry.OPENING);
    var key =
        new EntryKey(
            "opening/%s/%d/%s".formatted(agreement.code(), agreement.version(), reserve.code()));
    return new Submission(entry, key, by);
  }
}

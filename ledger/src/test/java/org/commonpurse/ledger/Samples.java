package org.commonpurse.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;

/** A small fund and its entries, as tests speak of them. */
public final class Samples {

  public static final FundCode FUND = FundCode.of("brackenshire");
  public static final PartnerCode ICB = PartnerCode.of("icb");
  public static final PartnerCode COUNTY = PartnerCode.of("county");
  public static final PartnerCode ACUTE = PartnerCode.of("acute");
  public static final PartnerCode COMMUNITY = PartnerCode.of("community");
  public static final PartnerCode CHARITY = PartnerCode.of("charity");
  public static final StreamCode MINIMUM = StreamCode.of("nhs-minimum");
  public static final StreamCode DFG = StreamCode.of("dfg");
  public static final SchemeCode REABLEMENT = SchemeCode.of("reablement");
  public static final SchemeCode ADAPTATIONS = SchemeCode.of("adaptations");
  public static final MeasureCode ADMISSIONS = MeasureCode.of("emergency-admissions");
  public static final Actor TREASURER = new Actor("treasurer");

  private Samples() {}

  public static Fund fund() {
    return fund(FUND);
  }

  public static Fund fund(FundCode code) {
    return new Fund(
        code,
        "Brackenshire Better Care Fund",
        FundKind.POOLED,
        COUNTY,
        Amounts.GBP,
        LocalDate.of(2016, 4, 1),
        Optional.of(LocalDate.of(2026, 3, 31)),
        List.of(
            new Partner(ICB, "Brackenshire Integrated Care Board", PartnerKind.NHS_COMMISSIONER),
            new Partner(COUNTY, "Brackenshire County Council", PartnerKind.COUNCIL),
            new Partner(ACUTE, "Brackenshire Hospitals NHS Trust", PartnerKind.NHS_PROVIDER),
            new Partner(COMMUNITY, "Fenland Community NHS Trust", PartnerKind.NHS_PROVIDER),
            new Partner(CHARITY, "Home from Hospital", PartnerKind.VOLUNTARY_PROVIDER)),
        List.of(
            Stream.revenue(MINIMUM, "NHS minimum contribution"),
            new Stream(
                DFG,
                "Disabled Facilities Grant",
                Optional.of(COUNTY),
                Nature.CAPITAL,
                true,
                true,
                false,
                true,
                Optional.empty())),
        List.of(
            new Scheme(
                REABLEMENT,
                "Reablement",
                ICB,
                List.of(COMMUNITY, CHARITY),
                List.of(MINIMUM),
                Nature.REVENUE),
            new Scheme(
                ADAPTATIONS,
                "Adaptations",
                COUNTY,
                List.of(CHARITY),
                List.of(DFG),
                Nature.CAPITAL)),
        List.of(new Measure(ADMISSIONS, "Emergency admissions", "admission")),
        List.of());
  }

  /** A contribution falls due. */
  public static JournalEntry due(String on, PartnerCode partner, StreamCode stream, long pence) {
    return actual(
        on,
        "Contribution due",
        Posting.debit(Account.receivable(partner), pence),
        Posting.credit(Account.contribution(partner, stream), pence));
  }

  /** A contribution is received. */
  public static JournalEntry received(
      String on, PartnerCode partner, String reference, long pence) {
    return new JournalEntry(
        FUND,
        Book.ACTUAL,
        LocalDate.parse(on),
        "Contribution received",
        reference,
        List.of(
            Posting.debit(Account.bank(), pence),
            Posting.credit(Account.receivable(partner), pence)));
  }

  /** A provider has done work for a scheme. */
  public static JournalEntry spent(
      String on, SchemeCode scheme, StreamCode stream, PartnerCode provider, long pence) {
    return actual(
        on,
        "Work done",
        Posting.debit(Account.spend(scheme, stream, provider), pence),
        Posting.credit(Account.payable(provider), pence));
  }

  public static JournalEntry actual(String on, String narrative, Posting... postings) {
    return new JournalEntry(
        FUND, Book.ACTUAL, LocalDate.parse(on), narrative, "", List.of(postings));
  }

  public static Submission submission(String key, JournalEntry entry) {
    return new Submission(entry, new EntryKey(key), TREASURER);
  }
}

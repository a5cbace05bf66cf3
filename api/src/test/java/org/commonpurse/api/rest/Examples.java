package org.commonpurse.api.rest;

/** Entries of the example's fund, as JSON. */
final class Examples {

  private Examples() {}

  /** A contribution of a partner that falls due. */
  static String due(String partner, String stream, String day, String amount) {
    return entry(
        "actual",
        day,
        "Contribution due",
        "",
        posting("receivable:" + partner, "debit", amount),
        posting("contribution:" + partner + ":" + stream, "credit", amount));
  }

  /** Money of a partner that reaches the bank. */
  static String received(String partner, String day, String reference, String amount) {
    return entry(
        "actual",
        day,
        "Received from " + partner,
        reference,
        posting("bank", "debit", amount),
        posting("receivable:" + partner, "credit", amount));
  }

  /** Spending of the county's reablement from the NHS minimum. */
  static String spent(String book, String day, String amount) {
    return entry(
        book,
        day,
        "Reablement",
        "",
        posting("spend:reablement:nhs-minimum:county", "debit", amount),
        book.equals("plan")
            ? posting("contribution:icb:nhs-minimum", "credit", amount)
            : posting("payable:county", "credit", amount));
  }

  static String posting(String account, String side, String amount) {
    return "{\"account\": \"%s\", \"%s\": \"%s\"}".formatted(account, side, amount);
  }

  static String entry(
      String book, String day, String narrative, String reference, String... postings) {
    return """
        {
          "book": "%s",
          "effectiveOn": "%s",
          "narrative": "%s",
          "reference": "%s",
          "currency": "GBP",
          "postings": [
            %s
          ]
        }
        """
        .formatted(book, day, narrative, reference, String.join(",\n            ", postings));
  }
}

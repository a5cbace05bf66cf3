package org.commonpurse.reports.projection;

/** What figures are called on the sheets of costs and benefits, by which those of partners are summed. */
final class Figures {

  static final String ADDITIONAL_COST = "additional cost";
  static final String EXTRA_COST = "extra cost";
  static final String STRANDED_COST = "stranded cost";
  static final String CASHABLE = "saving, cashable";
  static final String NOT_CASHABLE = "saving, not cashable";
  static final String SUPPORT_HAD = "support received";
  static final String SUPPORT_PAID = "support paid";

  private Figures() {}
}

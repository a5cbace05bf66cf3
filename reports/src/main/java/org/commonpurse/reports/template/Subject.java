package org.commonpurse.reports.template;

import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.EffectCode;

/** What a line of a return is about. */
sealed interface Subject {

  /** What tells it from the other lines of its row; empty where there are no others. */
  String key();

  /** The fund as a whole. */
  record OfFund() implements Subject {

    @Override
    public String key() {
      return "";
    }
  }

  /**
   * What came in of a stream.
   *
   * @param partner  from whom; empty for all
   */
  record OfStream(Stream stream, Optional<Partner> partner) implements Subject {

    @Override
    public String key() {
      return stream.code() + partner.map(each -> " " + each.code()).orElse("");
    }
  }

  /** What a scheme costs out of a stream. */
  record OfScheme(Scheme scheme, Stream stream) implements Subject {

    @Override
    public String key() {
      return scheme.code() + " " + stream.code();
    }
  }

  /**
   * What an effect was to come to, and came to.
   *
   * @param observed  empty unless all quarters of the period that were planned are approved
   */
  record OfEffect(EffectCode effect, Measure measure, long planned, OptionalLong observed)
      implements Subject {

    @Override
    public String key() {
      return effect.value();
    }
  }

  /**
   * What the template asks for and the fund does not have.
   *
   * @param key  what was asked for
   * @param why  a sentence
   */
  record Missing(String key, String why) implements Subject {}
}

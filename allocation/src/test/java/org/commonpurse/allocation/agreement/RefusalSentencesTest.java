package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit the schema is refused in a sentence, with what may have been meant. */
class RefusalSentencesTest {

  private static final String AGREEMENT =
      """
      agreement: The pool
      version: 1
      currency: GBP
      in-force: {from: 2024-04-01}
      partners: [{icb: the ICB}, {county: the county}]
      shares: {joint: {icb: 60, county: 40}}
      clauses:
        - clause: "1"
          title: Overspends
          takes: overspend
          bands:
            - {up-to: 100.00, bear: icb}
            - {rest: {share: joint}}
      """;

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          icb: 60          | icb: 60%           | "60%" is a text. This is a plain number: write 60, not 60%.
          version: 1       | version: one       | "one" is a text, where a whole number belongs.
          takes: overspend | takes: overspends  | "overspends" is none of overspend, underspend, variance, saving, burden, payment, transfer. Did you mean "overspend"?
          title: Overspends | titel: Overspends | "titel" cannot stand here. Did you mean "title"?
          up-to: 100.00    | upto: 100.00       | "upto" cannot stand here. Did you mean "up-to"?
          share: joint     | shares: joint      | "shares" cannot stand here. Did you mean "share"?
          from: 2024-04-01 | from: 1 April 2024 | "1 April 2024" is not what belongs here: a day, such as 2024-04-01.
          currency: GBP    | currency: pounds   | "pounds" is not what belongs here: a currency, such as GBP.
          takes: overspend | wherefore: x       | "takes" is missing.
          takes: overspend | takes: [overspend] | What stands here is none of overspend, underspend
          """)
  void saysWhatIsWrongAndWhatMayHaveBeenMeant(String what, String with, String sentence) {
    assertThat(AGREEMENT).contains(what);
    var document = Document.parse("agreement.yml", AGREEMENT.replace(what, with));

    var refusal =
        catchThrowableOfType(DocumentException.class, () -> AgreementReader.read(document));

    assertThat(refusal).hasMessageContaining(sentence);
  }
}

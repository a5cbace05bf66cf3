package org.commonpurse.api.representation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A list is a table that a spreadsheet reads as it is meant, and runs nothing of. */
class CsvItemsTest {

  @Test
  void hasAColumnForEachValueAndARowForEachLine() throws Exception {
    var list =
        """
        {"items": [
          {"sequence": 1, "narrative": "Said \\"so\\", twice", "reversedBy": [2, 3],
           "approval": {"by": "B"},
           "postings": [{"account": "bank", "debit": "1.00"}, {"account": "x", "credit": "1.00"}]},
          {"sequence": 2, "narrative": "é", "more": true, "reversedBy": [], "postings": []}],
         "currency": "GBP", "basis": {"seal": "s"}, "next": "?after=2"}
        """;

    assertThat(CsvItems.of(ResponseJson.mapper().readTree(list)))
        .contains(
            "\ufeff"
                + """
                sequence,narrative,reversedBy,approval.by,postings.account,postings.debit,\
                postings.credit,more,currency
                1,"Said ""so"", twice",2; 3,B,bank,1.00,,,GBP
                1,"Said ""so"", twice",2; 3,B,x,,1.00,,GBP
                2,é,,,,,,true,GBP
                """
                    .replace("\n", "\r\n"));
  }

  @Test
  void runsNothing() throws Exception {
    var list =
        """
        {"items": [{"a": "=1+1", "b": "-2", "c": "-1234.50", "d": "-1+cmd", "e": "@x", "f": -3,
          "g": ["+1"], "=h": "\\tx"}]}
        """;

    assertThat(CsvItems.of(ResponseJson.mapper().readTree(list)))
        .contains("\ufeffa,b,c,d,e,f,g,'=h\r\n'=1+1,-2,-1234.50,'-1+cmd,'@x,-3,'+1,'\tx\r\n");
  }

  @Test
  void isNothingOfWhatIsNoListAndEmptyOfAnEmptyOne() throws Exception {
    assertThat(CsvItems.of(ResponseJson.mapper().readTree("{\"fund\": \"x\"}"))).isEmpty();
    assertThat(
            CsvItems.of(ResponseJson.mapper().readTree("{\"items\": [], \"currency\": \"GBP\"}")))
        .contains("\ufeff");
  }
}

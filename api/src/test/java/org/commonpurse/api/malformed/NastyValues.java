package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values that programs have come to grief over. */
final class NastyValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\u0007\u001b[31m",
          "\ud800",
          "a\udc00b",
          "\uffff",
          "\ufeff1.00",
          "\u202egnirts",
          "e\u0301",
          "\ud83d\ude00",
          "ﬁﬃ",
          "İ",
          "١٢٣.٠٠",
          "１.00",
          "null",
          "true",
          "NaN",
          "Infinity",
          "-0",
          "-0.00",
          "0.001",
          "1e400",
          "1E-400",
          "1e2147483647",
          "1e-2147483648",
          "99999999999999999999.99",
          "92233720368547758.07",
          "92233720368547758.08",
          "-92233720368547758.08",
          "1,000.00",
          "£1.00",
          "0x10",
          "1/0",
          "1/3",
          "-1/3",
          "0/0",
          "1000000%",
          "-1%",
          "2023-02-30",
          "2024-02-29",
          "0000-00-00",
          "0001-01-01",
          "9999-12-31",
          "+999999999-12-31",
          "-999999999-01-01",
          "2023-W01-1",
          "31/12/2023",
          "2023-25",
          "9999-00",
          "0000-01",
          "2023-24/13",
          "2023-24-q5",
          "2023-04-01T00:00:00",
          "2023-04-01T25:61:61Z",
          "2023-04-01T00:00:00+19:00",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "../../../../etc/passwd",
          "file:///etc/passwd",
          "${jndi:ldap://localhost/a}",
          "${env:HOME}",
          "%s%n%d",
          "{0}{fund}",
          "'; DROP TABLE entry; --",
          "%' OR '1'='1",
          "<script>alert(1)</script>",
          "]]>",
          "=cmd|' /C calc'!A0",
          "*",
          "a:b:c",
          "bank:x",
          ":",
          "contribution::",
          "spend:reablement:nhs-minimum",
          "a,b,,c",
          ",",
          "(?i)((a+)+)+$",
          "(a",
          "[[:alpha:]",
          "\\",
          "\"",
          "a\nb",
          "a\r\nSet-Cookie: a=b");

  private NastyValues() {}

  /** A text. */
  static String text(Random chance) {
    return switch (chance.nextInt(12)) {
      case 0 -> "9".repeat(1 + chance.nextInt(2_000));
      case 1 -> "a".repeat(1 + chance.nextInt(20_000));
      case 2 -> any(chance, 1 + chance.nextInt(40));
      default -> TEXTS.get(chance.nextInt(TEXTS.size()));
    };
  }

  private static String any(Random chance, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) chance.nextInt(chance.nextBoolean() ? 0x180 : 0x10000));
    }
    return text.toString();
  }

  /** A value of any kind. */
  static JsonNode value(Random chance) {
    return switch (chance.nextInt(14)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(chance.nextBoolean());
      case 2 -> JSON.arrayNode();
      case 3 -> JSON.objectNode();
      case 4 -> number(chance);
      case 5 -> JSON.arrayNode().add(number(chance)).add(text(chance));
      case 6 -> JSON.objectNode().put(text(chance), text(chance));
      case 7 -> nested(1 + chance.nextInt(60));
      default -> JSON.textNode(text(chance));
    };
  }

  private static JsonNode number(Random chance) {
    return switch (chance.nextInt(8)) {
      case 0 -> JSON.numberNode(-1);
      case 1 -> JSON.numberNode(0);
      case 2 -> JSON.numberNode(new BigDecimal("0.1"));
      case 3 -> JSON.numberNode(Long.MAX_VALUE);
      case 4 -> JSON.numberNode(Long.MIN_VALUE);
      case 5 -> JSON.numberNode(BigInteger.TEN.pow(1 + chance.nextInt(900)));
      case 6 -> JSON.numberNode(new BigDecimal(chance.nextBoolean() ? "1e999999" : "1e-999999"));
      default -> JSON.numberNode(chance.nextInt());
    };
  }

  private static JsonNode nested(int levels) {
    ArrayNode outer = JSON.arrayNode();
    var inner = outer;
    for (int i = 1; i < levels; i++) {
      inner = inner.addArray();
    }
    return outer;
  }
}

package org.commonpurse.api.malformed;

import static org.commonpurse.api.malformed.Breaking.certain;
import static org.commonpurse.api.malformed.Breaking.perhaps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Paths and queries that lead nowhere. */
final class BrokenAddresses {

  private static final List<String> SEGMENTS =
      List.of(
          "%2F",
          "..%2F..%2Fetc%2Fpasswd",
          "..",
          "%2e%2e",
          ".",
          "%2e",
          "",
          "%00",
          "%",
          "%zz",
          "%ff%fe",
          "%c0%ae",
          "%ed%a0%80",
          "%F0%9F%98%80",
          "\u00ff",
          ";a=b",
          "icb;a=b",
          "%3B",
          "*",
          "-",
          "--",
          "A",
          "a b",
          "a%20b",
          "a%0d%0aSet-Cookie:%20a=b",
          "{fund}",
          "\"<>\\^`|",
          "%u0041",
          "+",
          "0",
          "-1",
          "00000001",
          "1.0",
          "1e9",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999",
          MalformedBooks.HIDDEN_FUND,
          "2023-24-13",
          "0000-00-00",
          "9999-99-12",
          "charges:ccg",
          "net-after-sharing:icb:9999-00..0000-01",
          "a~b~c~d",
          "a~9999-00~99~99");

  private BrokenAddresses() {}

  static List<Breaking> all() {
    return List.of(
        certain("a parameter that nobody knows", (whole, chance) -> query(whole, "zz-unknown=1")),
        certain("a thousand parameters", (whole, chance) -> query(whole, "zz=1&".repeat(1_000))),
        perhaps("a parameter that says nothing", BrokenAddresses::nasty),
        perhaps("a parameter twice", BrokenAddresses::twice),
        perhaps("a parameter that is badly written", BrokenAddresses::garbled),
        perhaps("a part of the path that is another", BrokenAddresses::segment),
        certain("a path that goes on", (whole, chance) -> longer(whole)),
        certain("a path without end", (whole, chance) -> endless(whole, chance)),
        perhaps("a path that is written in another way", BrokenAddresses::rewritten));
  }

  private static Optional<WireRequest> query(Breaking.Whole whole, String query) {
    return Optional.of(whole.request().target(whole.request().target() + "?" + query));
  }

  private static Optional<String> name(Breaking.Whole whole, Random chance) {
    var names = whole.route().query();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(names.get(chance.nextInt(names.size())));
  }

  private static Optional<WireRequest> nasty(Breaking.Whole whole, Random chance) {
    var query = new ArrayList<String>();
    for (int i = chance.nextInt(3); i >= 0; i--) {
      name(whole, chance)
          .ifPresent(
              name ->
                  query.add(
                      name
                          + "="
                          + URLEncoder.encode(NastyValues.text(chance), StandardCharsets.UTF_8)));
    }
    return query.isEmpty() ? Optional.empty() : query(whole, String.join("&", query));
  }

  private static Optional<WireRequest> twice(Breaking.Whole whole, Random chance) {
    return name(whole, chance).flatMap(name -> query(whole, name + "=icb&" + name + "=2023-04-30"));
  }

  private static Optional<WireRequest> garbled(Breaking.Whole whole, Random chance) {
    return name(whole, chance)
        .flatMap(name -> query(whole, name + "=" + SEGMENTS.get(chance.nextInt(SEGMENTS.size()))));
  }

  private static Optional<WireRequest> segment(Breaking.Whole whole, Random chance) {
    var names = new ArrayList<>(whole.route().inPath().keySet());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    names.sort(null);
    var name = names.get(chance.nextInt(names.size()));
    var value =
        switch (chance.nextInt(8)) {
          case 0 -> "a".repeat(1 + chance.nextInt(7_000));
          case 1 -> URLEncoder.encode(NastyValues.text(chance), StandardCharsets.UTF_8);
          default -> SEGMENTS.get(chance.nextInt(SEGMENTS.size()));
        };
    var given = whole.route().inPath().get(name);
    var parts = whole.route().path().split("\\{" + name + "\\}", 2);
    var begin = parts[0];
    var end = parts[1];
    for (var other : names) {
      begin = begin.replace("{" + other + "}", whole.route().inPath().get(other));
      end = end.replace("{" + other + "}", whole.route().inPath().get(other));
    }
    return value.equals(given)
        ? Optional.empty()
        : Optional.of(whole.request().target(begin + value + end));
  }

  private static Optional<WireRequest> longer(Breaking.Whole whole) {
    return Optional.of(whole.request().target(whole.request().target() + "/zz/zz"));
  }

  private static Optional<WireRequest> endless(Breaking.Whole whole, Random chance) {
    int length = 9_000 + chance.nextInt(20_000);
    return Optional.of(whole.request().target(whole.request().target() + "/" + "a".repeat(length)));
  }

  private static Optional<WireRequest> rewritten(Breaking.Whole whole, Random chance) {
    var target = whole.request().target();
    var written =
        switch (chance.nextInt(7)) {
          case 0 -> target.replace("/api/", "/api//");
          case 1 -> target.replace("/api/", "/api/./");
          case 2 -> target.replace("/v1/", "/v1/../v1/");
          case 3 -> target.replace("/v1/", "/%76%31/");
          case 4 -> "http://elsewhere.example" + target;
          case 5 -> target + "/";
          default -> target + "#part";
        };
    return Optional.of(whole.request().target(written));
  }
}

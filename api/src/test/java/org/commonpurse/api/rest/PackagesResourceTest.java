package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.YAML;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.commonpurse.api.rest.TestService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of care over HTTP: pages, backdating, and that nothing personal comes back. */
class PackagesResourceTest {

  private static final String CSV = "text/csv";

  private static final String HEADER =
      "reference,scheme,start,weekly_cost,icb,county,assessed_on,review_on\n";

  @TempDir private static Path folder;

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static String fund() {
    var books = service.books();
    return "/api/v1/funds/" + books.fund() + "/packages";
  }

  private static Answer load(String packages, String file) {
    return service.post(packages + "/import", CSV, file);
  }

  @Test
  void listsAllThatWasImportedPageByPageInOrder() {
    var packages = fund();
    var file = new StringBuilder(HEADER);
    for (int i = 2_500; i > 0; i--) {
      file.append(
          "pkg-%06d,%s,2023-04-01,7.00,50,50,2023-04-01,2024-04-01\n"
              .formatted(i, i % 2 == 0 ? "reablement" : "home-first"));
    }
    assertThat(load(packages, file.toString()).at("/recorded")).isEqualTo("2500");

    var found = new ArrayList<String>();
    var next = "?limit=500&scheme=reablement";
    while (!next.isEmpty()) {
      var page = service.get(packages + next);
      page.json().path("items").forEach(item -> found.add(item.path("reference").asText()));
      next = page.at("/next");
    }
    assertThat(found).hasSize(1_250).isSorted().doesNotHaveDuplicates();
    assertThat(service.get(packages + "?partner=acute").json().path("items")).isEmpty();
  }

  @Test
  void saysHowFarABackdatedSplitReaches() throws Exception {
    var packages = fund();
    load(packages, Files.readString(TestService.EXAMPLE.resolve("packages.csv")));
    var backdated = Files.readString(TestService.EXAMPLE.resolve("package.yml"));

    var answer = service.post(packages, YAML, backdated);
    assertThat(answer.at("/from") + " " + answer.at("/to")).isEqualTo("2023-10-01 2023-12-31");
    assertThat(answer.at("/recorded")).isEqualTo("true");
    assertThat(service.post(packages, YAML, backdated).at("/recorded")).isEqualTo("false");
    var shown = service.get(packages + "/pkg-000101").json();
    assertThat(shown.path("terms")).hasSize(3);
    assertThat(shown.path("recordings")).hasSize(3);
    assertThat(shown.at("/terms/1/split/icb").asText()).isEqualTo("75");
  }

  /**
   * Of pkg-000101, 183 and 91 days are halved and 92 are 3 to 1: 36,600.00, 19,110.00 and 18,400.00. Of
   * pkg-000102, 301 days are 193,500.00 of the dowry and 25,800.00 above it, and 275 days of
   * pkg-000103 are 33,000.00 of the county. A hospital bed of 4,000.00 for 52 weeks, and a community
   * that costs 3,400.00, leave 31,200.00.
   */
  @Test
  void tellsWhatPackagesCostEachPartnerAndWhatStaysOfDowries() throws Exception {
    var packages = fund();
    load(packages, Files.readString(TestService.EXAMPLE.resolve("packages.csv")));
    service.post(packages, YAML, Files.readString(TestService.EXAMPLE.resolve("package.yml")));

    var costs = service.get(packages + "/costs?year=2023-24");
    assertThat(costs.at("/items/0/amount")).isEqualTo("78355.00");
    assertThat(costs.at("/items/1/amount")).isEqualTo("248055.00");
    assertThat(costs.at("/total")).isEqualTo("326410.00");
    var bed =
        "reference,scheme,start,end,weekly_cost,icb,county,assessed_on,review_on,dowry,dowry_partner\n"
            + "dow-001,home-first,2024-04-01,2025-03-30,3400.00,50,50,2024-04-01,2025-04-01,4000.00,icb\n";
    assertThat(load(packages, bed).at("/recorded")).isEqualTo("1");
    var below = service.get(packages + "/costs?year=2024-25&scheme=home-first");
    assertThat(below.at("/belowDowry")).isEqualTo("31200.00");
    assertThat(below.at("/items/0/partner") + " " + below.at("/total")).isEqualTo("icb 176800.00");
  }

  @Test
  void recordsNothingOfAFileWithOnePersonalReference() {
    var packages = fund();
    var row = ",reablement,2023-04-01,7.00,50,50,2023-04-01,2024-04-01\n";
    var answer = load(packages, HEADER + "pkg-001" + row + "943 476 5919" + row);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("PACKAGE_REFERENCE_REFUSED");
    assertThat(answer.at("/mistakes/0/place/line")).isEqualTo("3");
    assertThat(answer.text()).doesNotContain("943 476").doesNotContain("9434765919");
    assertThat(service.get(packages).json().path("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"943 476 5919", "QQ123456C", "12-03-1984", "Jane Smythe", "jane-smythe"})
  void repeatsNothingPersonalOfAPathOrAPlace(String text) {
    var packages = fund();
    var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

    for (var path : new String[] {"/" + encoded, "?after=" + encoded}) {
      var answer = service.get(packages + path);
      assertThat(answer.at("/code")).isIn("PACKAGE_REFERENCE_REFUSED", "QUERY_PLACE_UNKNOWN");
      assertThat(answer.text()).doesNotContain(text).doesNotContain(encoded);
    }
  }
}

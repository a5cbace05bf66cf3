package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A way to break a request.
 *
 * @param isCertain  whether what comes of it is always wrong, so that it must be refused; otherwise it may happen to
 *     be right
 */
record Breaking(String name, boolean isCertain, Way way) {

  /** Those of bodies, then those of what is around them. */
  private static final List<List<Breaking>> FAMILIES =
      List.of(BrokenDocuments.all(), BrokenBytes.all(), BrokenAddresses.all(), BrokenHeaders.all());

  /**
   * A request that is right, or nearly.
   *
   * @param document  its body, where it is a document
   * @param schema  what is said of its body; missing where it has none
   */
  record Whole(
      DescribedRoute route, WireRequest request, Optional<JsonNode> document, JsonNode schema) {

    boolean hasBody() {
      return !route.bodies().isEmpty();
    }

    boolean isJson() {
      return request.headers().contains("Content-Type: application/json");
    }

    boolean isYaml() {
      return request.headers().contains("Content-Type: application/yaml");
    }
  }

  /** How a request is broken. */
  @FunctionalInterface
  interface Way {

    /** The broken request; none where this cannot be done to it. */
    Optional<WireRequest> apply(Whole whole, Random chance);
  }

  /** All ways. */
  static List<Breaking> all() {
    return FAMILIES.stream().flatMap(List::stream).toList();
  }

  /** One by chance; where there is a body, of it twice as often as of all that is around it. */
  static Breaking any(boolean hasBody, Random chance) {
    int around = FAMILIES.size() / 2;
    boolean isOfBody = hasBody && chance.nextInt(3) > 0;
    var family = FAMILIES.get(chance.nextInt(around) + (isOfBody ? 0 : around));
    return family.get(chance.nextInt(family.size()));
  }

  /** One whose result is always wrong. */
  static Breaking certain(String name, Way way) {
    return new Breaking(name, true, way);
  }

  /** One whose result may happen to be right. */
  static Breaking perhaps(String name, Way way) {
    return new Breaking(name, false, way);
  }
}

package org.commonpurse.api.malformed;

import static org.commonpurse.api.malformed.Breaking.certain;
import static org.commonpurse.api.malformed.Breaking.perhaps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Documents that are read, and say what none may say. */
public final class BrokenDocuments {

  /** More than what documents may have. */
  private static final int[] LEVELS = {41, 400, 5_000, 100_000};

  private BrokenDocuments() {}

  static List<Breaking> all() {
    return List.of(
        certain("a list in the place of the document", text(json -> "[" + json + "]")),
        certain("a text in the place of the document", text(json -> "\"text\"")),
        certain("a number in the place of the document", text(json -> "17")),
        certain("null in the place of the document", text(json -> "null")),
        certain("a field that nobody knows", (whole, chance) -> unknownField(whole)),
        certain("a field twice", (whole, chance) -> fieldTwice(whole)),
        certain("a field less", BrokenDocuments::fieldLess),
        certain("a field of another kind", BrokenDocuments::anotherKind),
        certain("levels without end", BrokenDocuments::deep),
        perhaps("one value is another", (whole, chance) -> mutated(whole, chance, 1)),
        perhaps("two values are others", (whole, chance) -> mutated(whole, chance, 2)),
        perhaps("some values are others", (whole, chance) -> mutated(whole, chance, 5)),
        perhaps("many values are others", (whole, chance) -> mutated(whole, chance, 20)),
        perhaps("nothing of it", text(json -> "{}")));
  }

  /** What a document is as text. */
  @FunctionalInterface
  private interface Rewriting {

    String apply(String json);
  }

  private static Breaking.Way text(Rewriting rewriting) {
    return (whole, chance) ->
        whole.document().map(json -> whole.request().with(utf8(rewriting.apply(json.toString()))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<WireRequest> unknownField(Breaking.Whole whole) {
    return whole
        .document()
        .map(
            json -> {
              var changed = ((ObjectNode) json.deepCopy()).put("zz-unknown", 1);
              return whole.request().with(utf8(changed.toString()));
            });
  }

  private static Optional<WireRequest> fieldTwice(Breaking.Whole whole) {
    return whole
        .document()
        .filter(json -> !json.isEmpty())
        .map(
            json -> {
              var first = json.properties().iterator().next();
              var again = "{\"" + first.getKey() + "\":" + first.getValue() + ",";
              return whole.request().with(utf8(again + json.toString().substring(1)));
            });
  }

  private static Optional<WireRequest> fieldLess(Breaking.Whole whole, Random chance) {
    var needed = new ArrayList<String>();
    whole.schema().path("required").forEach(name -> needed.add(name.asText()));
    return needed.isEmpty() || whole.document().isEmpty()
        ? Optional.empty()
        : Optional.of(
            changed(whole, tree -> tree.remove(needed.get(chance.nextInt(needed.size())))));
  }

  /** A document in the place of a text, a number or a list; a text in the place of a document or a list. */
  private static Optional<WireRequest> anotherKind(Breaking.Whole whole, Random chance) {
    var known = new ArrayList<String>();
    for (var property : whole.schema().path("properties").properties()) {
      if (!property.getValue().path("type").asText().isEmpty()) {
        known.add(property.getKey());
      }
    }
    if (known.isEmpty() || whole.document().isEmpty()) {
      return Optional.empty();
    }
    var name = known.get(chance.nextInt(known.size()));
    boolean isDocument =
        whole.schema().at("/properties/" + name + "/type").asText().equals("object");
    return Optional.of(
        changed(
            whole,
            tree -> {
              if (isDocument) {
                tree.put(name, "text");
              } else {
                tree.putObject(name).put("a", 1);
              }
            }));
  }

  private static WireRequest changed(Breaking.Whole whole, Consumer<ObjectNode> change) {
    ObjectNode tree = whole.document().orElseThrow().deepCopy();
    change.accept(tree);
    return whole.request().with(utf8(tree.toString()));
  }

  private static Optional<WireRequest> deep(Breaking.Whole whole, Random chance) {
    int levels = LEVELS[chance.nextInt(LEVELS.length)];
    boolean isList = chance.nextBoolean();
    var begin = isList ? "[" : "{\"a\":";
    var end = isList ? "]" : "}";
    var tail = chance.nextBoolean() ? "" : end.repeat(levels);
    return whole
        .document()
        .map(
            json ->
                whole.request().with(utf8("{\"a\":" + begin.repeat(levels) + "1" + tail + "}")));
  }

  private static Optional<WireRequest> mutated(Breaking.Whole whole, Random chance, int times) {
    return whole
        .document()
        .map(
            json -> {
              JsonNode changed = json.deepCopy();
              for (int i = 1 + chance.nextInt(times); i > 0; i--) {
                mutate((ContainerNode<?>) changed, chance);
              }
              return whole.request().with(utf8(changed.toString()));
            });
  }

  /** Changes one value somewhere in a tree, or leaves it out, or puts it there twice. */
  public static void mutate(ContainerNode<?> tree, Random chance) {
    var containers = new ArrayList<ContainerNode<?>>();
    gather(tree, containers);
    var chosen = containers.get(chance.nextInt(containers.size()));
    if (chosen instanceof ObjectNode object) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      var name = names.isEmpty() ? "a" : names.get(chance.nextInt(names.size()));
      switch (chance.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(NastyValues.text(chance), NastyValues.value(chance));
        case 2 -> object.set(name, elsewhere(containers, chance));
        default -> object.set(name, NastyValues.value(chance));
      }
    } else if (chosen instanceof ArrayNode array) {
      int at = array.isEmpty() ? 0 : chance.nextInt(array.size());
      switch (chance.nextInt(5)) {
        case 0 -> array.removeAll();
        case 1 -> array.insert(at, array.isEmpty() ? array.arrayNode() : array.get(at).deepCopy());
        case 2 -> array.insert(at, elsewhere(containers, chance));
        default -> array.insert(at, NastyValues.value(chance));
      }
    }
  }

  private static JsonNode elsewhere(List<ContainerNode<?>> containers, Random chance) {
    return containers.get(chance.nextInt(containers.size())).deepCopy();
  }

  private static void gather(JsonNode node, List<ContainerNode<?>> into) {
    if (node instanceof ContainerNode<?> container) {
      into.add(container);
      container.forEach(each -> gather(each, into));
    }
  }
}

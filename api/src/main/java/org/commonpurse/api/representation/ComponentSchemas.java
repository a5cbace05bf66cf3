package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The schemas of one OpenAPI description, which refer to each other within it.
 * <p>
 * Those of {@code config/schema} refer to themselves and to the files beside them; here they refer to
 * components, so that whoever reads the description needs nothing else.
 */
public final class ComponentSchemas {

  /** Where OpenAPI keeps schemas. */
  private static final String PLACE = "#/components/schemas/";

  private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.schema\\.json(?:#(.*))?");

  private static final String REFERENCE = "$ref";

  private final SortedMap<String, ObjectNode> byName = new TreeMap<>();

  /** All of them, by name. */
  public SortedMap<String, ObjectNode> byName() {
    return Collections.unmodifiableSortedMap(byName);
  }

  /**
   * A reference to the schema of a name.
   *
   * @param properties  tells what is in it, where it was not referred to before
   */
  ObjectNode refer(String name, Supplier<ObjectNode> properties) {
    if (!byName.containsKey(name)) {
      // Before it is whole, so that one that holds others of its kind refers to itself.
      var schema = ResponseJson.mapper().createObjectNode();
      byName.put(name, schema);
      schema.setAll(properties.get());
    }
    return ResponseJson.mapper().createObjectNode().put(REFERENCE, PLACE + name);
  }

  /**
   * A reference to a schema of {@code config/schema}.
   *
   * @param name  of the schema, such as {@code entry}, or of what is in it, such as {@code
   *     fund#/$defs/vat}
   */
  public ObjectNode refer(String name) {
    var words = name.split("#", 2);
    var reference = refer(words[0], () -> embedded(words[0]));
    return words.length == 1 ? reference : reference.put(REFERENCE, PLACE + words[0] + words[1]);
  }

  private ObjectNode embedded(String name) {
    var schema =
        find(name).orElseThrow(() -> new IllegalStateException("There is no schema " + name));
    schema.remove("$schema");
    schema.remove("$id");
    for (var holder : schema.findParents(REFERENCE)) {
      ((ObjectNode) holder).put(REFERENCE, within(name, holder.path(REFERENCE).textValue()));
    }
    return schema;
  }

  private String within(String name, String reference) {
    if (reference.startsWith("#")) {
      return PLACE + name + reference.substring(1);
    }
    var file = FILE.matcher(reference);
    if (!file.matches()) {
      throw new IllegalStateException(name + " refers to " + reference);
    }
    refer(file.group(1));
    return PLACE + file.group(1) + (file.group(2) == null ? "" : file.group(2));
  }

  /** A schema of {@code config/schema} as it is written there, if there is one of this name. */
  public static Optional<ObjectNode> find(String name) {
    var resource = "/org/commonpurse/schema/" + name + ".schema.json";
    try (var stream = ComponentSchemas.class.getResourceAsStream(resource)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(ResponseJson.mapper().readValue(stream, ObjectNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

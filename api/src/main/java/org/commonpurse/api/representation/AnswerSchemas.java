package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/**
 * Schemas (JSON Schema 2020-12) of what answers are made of, found as the mapper that writes answers finds them.
 * <p>
 * A record is an object with a property for each of its components, of which those that may be absent
 * are not required. Each record has one schema, under its name, to which others refer.
 */
public final class AnswerSchemas {

  private static final ObjectMapper MAPPER = ResponseJson.mapper();

  private final ComponentSchemas components;

  /** Schemas beside others of a description. */
  public AnswerSchemas(ComponentSchemas components) {
    this.components = components;
  }

  /**
   * The schema of a type.
   *
   * @throws IllegalArgumentException if it does not say how it is written
   */
  public ObjectNode of(Type type) {
    return of(MAPPER.constructType(type), Optional.empty());
  }

  private ObjectNode of(JavaType type, Optional<String> described) {
    if (type.isReferenceType()) {
      return of(type.getReferencedType(), described);
    }
    if (type.isMapLikeType()) {
      var map = MAPPER.createObjectNode().put("type", "object");
      map.set("additionalProperties", of(type.getContentType(), described));
      return map;
    }
    if (type.isContainerType()) {
      var list = MAPPER.createObjectNode().put("type", "array");
      list.set("items", of(type.getContentType(), described));
      return list;
    }
    return described.map(components::refer).orElseGet(() -> ofOne(type));
  }

  private ObjectNode ofOne(JavaType type) {
    var raw = type.getRawClass();
    if (CharSequence.class.isAssignableFrom(raw)) {
      return MAPPER.createObjectNode().put("type", "string");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return MAPPER.createObjectNode().put("type", "boolean");
    }
    if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      return MAPPER.createObjectNode().put("type", "integer");
    }
    if (raw == double.class || raw == Double.class) {
      return MAPPER.createObjectNode().put("type", "number");
    }
    if (raw == ObjectNode.class) {
      return MAPPER.createObjectNode().put("type", "object");
    }
    if (raw.isEnum()) {
      var words = MAPPER.createObjectNode().put("type", "string");
      Arrays.stream(raw.getEnumConstants())
          .forEach(word -> words.withArray("enum").add(MAPPER.<JsonNode>valueToTree(word)));
      return words;
    }
    var description = MAPPER.getSerializationConfig().introspect(type);
    var alone = description.findJsonValueAccessor();
    if (alone != null) {
      return of(alone.getType(), Optional.empty());
    }
    if (!raw.isRecord()) {
      throw new IllegalArgumentException(type + " is no record and does not say how it is written");
    }
    return ofRecord(type, description);
  }

  private ObjectNode ofRecord(JavaType type, BeanDescription description) {
    if (type.hasGenericTypes()) {
      return properties(description);
    }
    return components.refer(name(type.getRawClass()), () -> properties(description));
  }

  private ObjectNode properties(BeanDescription description) {
    var schema = MAPPER.createObjectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = MAPPER.createArrayNode();
    for (var property : description.findProperties()) {
      if (property.couldSerialize()) {
        properties.set(property.getName(), of(property));
        if (!property.getPrimaryType().isReferenceType()) {
          required.add(property.getName());
        }
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private ObjectNode of(BeanPropertyDefinition property) {
    var described = property.getAccessor().getAnnotation(Described.class);
    return of(property.getPrimaryType(), Optional.ofNullable(described).map(Described::value));
  }

  /** The name of a record, after that of the one that it stands in. */
  private static String name(Class<?> type) {
    var outer = type.getDeclaringClass();
    return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
  }
}

package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.representation.ComponentSchemas;

/** What a route takes in its body, in OpenAPI: each media type with its schema. */
final class OpenApiBody {

  private final ComponentSchemas components;
  private final OpenApiExamples examples;

  OpenApiBody(ComponentSchemas components, OpenApiExamples examples) {
    this.components = components;
    this.examples = examples;
  }

  /**
   * The body of an operation, where it takes one.
   *
   * @param methods  those that answer the route, one for each form of a body
   */
  void describe(ObjectNode json, OperationSpec spec, String route, List<Routes.Target> methods) {
    if (spec.requests().length == 0 && spec.file().isEmpty()) {
      return;
    }
    var taken =
        methods.stream()
            .map(target -> target.said(Consumes.class))
            .flatMap(Optional::stream)
            .flatMap(consumes -> Arrays.stream(consumes.value()))
            .distinct()
            .toList();
    // What says of no form that it must come may be left out.
    var body = json.putObject("requestBody").put("required", !taken.isEmpty());
    var content = body.putObject("content");
    for (var type : taken.isEmpty() ? List.of(MediaType.APPLICATION_JSON) : taken) {
      content.putObject(type).set("schema", schema(type, spec, content));
      if (type.equals(MediaType.APPLICATION_JSON)) {
        examples.addRequest(content.withObjectProperty(type), route);
      }
    }
  }

  private ObjectNode schema(String type, OperationSpec spec, ObjectNode factory) {
    var text = factory.objectNode().put("type", "string");
    if (type.equals(MediaType.MULTIPART_FORM_DATA)) {
      var form = factory.objectNode().put("type", "object");
      var parts = form.putObject("properties");
      parts.set("file", text);
      parts.set("mapping", document(spec, factory));
      form.putArray("required").add("file");
      return form;
    }
    return type.equals(MediaType.APPLICATION_JSON) || type.equals(DocumentBodyReader.YAML)
        ? document(spec, factory)
        : text;
  }

  private ObjectNode document(OperationSpec spec, ObjectNode factory) {
    var schemas = Arrays.stream(spec.requests()).map(components::refer).toList();
    if (schemas.size() == 1) {
      return schemas.get(0);
    }
    var any = factory.objectNode();
    any.putArray("anyOf").addAll(schemas);
    return any;
  }
}

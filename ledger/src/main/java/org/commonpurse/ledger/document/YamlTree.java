package org.commonpurse.ledger.document;

import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_KEY_TWICE;
import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_MALFORMED;
import static org.commonpurse.ledger.problem.DocumentProblem.DOCUMENT_NOT_PLAIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** The tree of a YAML document and the mark of each of its nodes, by JSON pointer. */
final class YamlTree implements Tree {

  private final String source;
  private final Map<String, Mark> marks = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Node> open = new ArrayList<>();
  private final JsonNode root;

  private YamlTree(String source, @Nullable Node node) {
    this.source = source;
    this.root = node == null ? JSON.objectNode() : convert("", node);
    if (!mistakes.isEmpty()) {
      throw new DocumentException(mistakes);
    }
  }

  static YamlTree of(String source, String text) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(Document.DEPTH_MAX);
    options.setCodePointLimit(Document.BYTES_MAX);
    options.setProcessComments(false);
    var yaml = new Yaml(options);
    try {
      return new YamlTree(source, yaml.compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw malformed(source, mark, e.getProblem() == null ? "not YAML" : e.getProblem());
    } catch (ReaderException e) {
      throw unprintable(source, text);
    } catch (YAMLException e) {
      throw malformed(source, tooMuch(yaml, text), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw malformed(source, null, "an escape in a text is not hexadecimal, or a tag has spaces");
    }
  }

  /** The refusal of the first character that YAML does not allow. */
  private static DocumentException unprintable(String source, String text) {
    int line = 1;
    int column = 1;
    int index = 0;
    while (index < text.length() && StreamReader.isPrintable(text.codePointAt(index))) {
      column = text.charAt(index) == '\n' ? 1 : column + 1;
      line += text.charAt(index) == '\n' ? 1 : 0;
      index += Character.charCount(text.codePointAt(index));
    }
    var code = index < text.length() ? Integer.toString(text.codePointAt(index)) : "unknown";
    return malformed(
        new Place(source, "", line, column), "it has a control character (code " + code + ")");
  }

  /** Where a document has its first alias, or is deeper than it may be; the parser does not say. */
  private static @Nullable Mark tooMuch(Yaml yaml, String text) {
    int depth = 0;
    try {
      for (var event : yaml.parse(new StringReader(text))) {
        if (event instanceof CollectionStartEvent) {
          depth++;
        } else if (event instanceof CollectionEndEvent) {
          depth--;
        }
        if (event instanceof AliasEvent || depth > Document.DEPTH_MAX) {
          return event.getStartMark();
        }
      }
    } catch (YAMLException e) {
      // It was refused for what stands here, of which the parser does not say where.
    }
    return null;
  }

  private static DocumentException malformed(String source, @Nullable Mark mark, String why) {
    var place =
        mark == null
            ? new Place(source, "", 1, 1)
            : new Place(source, "", mark.getLine() + 1, mark.getColumn() + 1);
    return malformed(place, why);
  }

  private static DocumentException malformed(Place place, String why) {
    return new DocumentException(
        List.of(
            new Mistake(
                DOCUMENT_MALFORMED, place, "The document is not well-formed YAML: " + why + ".")));
  }

  @Override
  public JsonNode root() {
    return root;
  }

  @Override
  public Place place(String pointer) {
    var at = pointer;
    while (!marks.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return place(pointer, marks.get(at));
  }

  private Place place(String pointer, @Nullable Mark mark) {
    return new Place(
        source,
        Tree.path(pointer),
        mark == null ? 1 : mark.getLine() + 1,
        mark == null ? 1 : mark.getColumn() + 1);
  }

  private JsonNode convert(String pointer, Node node) {
    marks.put(pointer, node.getStartMark());
    if (open.contains(node)) {
      report(pointer, node, "refers to itself");
      return JSON.nullNode();
    }
    if (node.getAnchor() != null) {
      report(pointer, node, "carries the anchor &" + node.getAnchor());
    }
    if (!node.getTag().startsWith(Tag.PREFIX)) {
      report(pointer, node, "carries the tag " + node.getTag());
    }
    open.add(node);
    try {
      if (node instanceof MappingNode mapping) {
        return object(pointer, mapping);
      }
      if (node instanceof SequenceNode sequence) {
        var array = JSON.arrayNode();
        for (var item : sequence.getValue()) {
          array.add(convert(pointer + "/" + array.size(), item));
        }
        return array;
      }
      return scalar((ScalarNode) node);
    } finally {
      open.remove(open.size() - 1);
    }
  }

  private JsonNode object(String pointer, MappingNode mapping) {
    var object = JSON.objectNode();
    for (var tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        report(pointer, tuple.getKeyNode(), "has a key that is not plain text");
        continue;
      }
      var key = keyNode.getValue();
      var below = pointer + "/" + Tree.escaped(key);
      var value = convert(below, tuple.getValueNode());
      if (object.has(key)) {
        marks.put(below, keyNode.getStartMark());
        mistakes.add(
            new Mistake(
                DOCUMENT_KEY_TWICE,
                place(below, keyNode.getStartMark()),
                "\"" + key + "\" stands here a second time; keep one of them."));
      }
      object.set(key, value);
    }
    return object;
  }

  private void report(String pointer, Node node, String what) {
    mistakes.add(
        new Mistake(
            DOCUMENT_NOT_PLAIN,
            place(pointer, node.getStartMark()),
            "This value "
                + what
                + "; write plain values only, without tags, anchors and aliases."));
  }

  private static JsonNode scalar(ScalarNode node) {
    var text = node.getValue();
    if (node.isPlain()) {
      if (NUMBER.matcher(text).matches()) {
        return Tree.number(new BigDecimal(text));
      }
      if (text.equals("true") || text.equals("false")) {
        return JSON.booleanNode(text.equals("true"));
      }
      if (node.getTag().equals(Tag.NULL)) {
        return JSON.nullNode();
      }
    }
    return JSON.textNode(text);
  }
}

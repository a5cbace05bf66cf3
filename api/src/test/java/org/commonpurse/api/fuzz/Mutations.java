package org.commonpurse.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonpurse.api.malformed.BrokenDocuments;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.problem.ProblemException;

/** What is nearly something that can be read, by chance. */
final class Mutations {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\\x",
          "\\u",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "&a ",
          "*a",
          "!!",
          "|",
          ">",
          "%",
          "#",
          "\n",
          "\r",
          "\t",
          "\0",
          "\ufeff",
          "\ufffe",
          "-",
          "/",
          "..",
          "~",
          "1e9",
          "1e-9",
          "0x",
          "99999999999999999999",
          "-0",
          "9999-12-31",
          "0000-00-00",
          "null",
          "(a+)+$",
          "<<",
          "---",
          "...",
          "\u2028",
          "\ud83d\ude00");

  private final List<byte[]> seeds;
  private final List<JsonNode> trees;
  private final Random chance;

  /** Mutations of some seeds. */
  Mutations(List<byte[]> seeds, Random chance) {
    this.seeds = seeds;
    this.chance = chance;
    trees = seeds.stream().flatMap(seed -> tree(seed).stream()).toList();
  }

  private static Optional<JsonNode> tree(byte[] seed) {
    try {
      var tree = Document.parse("seed", Given.text(seed)).json();
      return tree instanceof ContainerNode<?> && !tree.isEmpty()
          ? Optional.of(tree)
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** The next one. */
  byte[] next() {
    if (!trees.isEmpty() && chance.nextInt(3) > 0) {
      JsonNode tree = one(trees).deepCopy();
      for (int i = chance.nextInt(4); i >= 0; i--) {
        BrokenDocuments.mutate((ContainerNode<?>) tree, chance);
      }
      return Given.utf8(tree.toString());
    }
    var bytes = one(seeds);
    for (int i = chance.nextInt(6); i >= 0; i--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private <T> T one(List<T> some) {
    return some.get(chance.nextInt(some.size()));
  }

  private byte[] changed(byte[] bytes) {
    int from = chance.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + chance.nextInt(chance.nextBoolean() ? 4 : 200));
    var begin = Arrays.copyOf(bytes, from);
    var end = Arrays.copyOfRange(bytes, to, bytes.length);
    return switch (chance.nextInt(6)) {
      case 0 -> joined(begin, end);
      case 1 -> begin;
      case 2 -> joined(begin, Given.utf8(one(PIECES)), end);
      case 3 ->
          joined(begin, Given.utf8(one(PIECES)), Arrays.copyOfRange(bytes, from, bytes.length));
      case 4 -> {
        var other = one(seeds);
        int at = chance.nextInt(other.length + 1);
        int length = Math.min(other.length - at, chance.nextInt(200));
        yield joined(begin, Arrays.copyOfRange(other, at, at + length), end);
      }
      default -> {
        var flipped = bytes.clone();
        if (flipped.length > 0) {
          flipped[chance.nextInt(flipped.length)] = (byte) chance.nextInt(256);
        }
        yield flipped;
      }
    };
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

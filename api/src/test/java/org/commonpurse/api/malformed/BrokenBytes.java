package org.commonpurse.api.malformed;

import static org.commonpurse.api.malformed.Breaking.certain;
import static org.commonpurse.api.malformed.Breaking.perhaps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies that are no document, no file, or no text. */
final class BrokenBytes {

  /** Far more than any body may have, once it is unpacked. */
  private static final int BOMB_MEGABYTES = 300;

  private static final List<String> YAML =
      List.of(
          "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
              + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
              + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
              + "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g]\n",
          "&a [*a]",
          "a: &a {b: *a}",
          "a: *none",
          "<<: {fund: x}\n<<: [1]",
          "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
          "a: !!java.util.Date 2001-01-01",
          "a: !<tag:yaml.org,2002:binary> '!!!'",
          "--- {}\n--- {}\n",
          "%YAML 9.9\n---\na: 1",
          "%TAG ! tag:x:\n--- !y {}",
          "? {a: 1}\n: 2",
          "? [a]\n: 2",
          "1: 2\n1: 3",
          "a: 0b2\nb: 190:20:30\nc: 0o9\nd: .inf\ne: .nan\nf: 2001-99-99",
          "a: |9\n x",
          "a: \"\\ud800\"",
          "a: \"\\x00\"",
          "\ta: 1",
          "a: b: c: d",
          "- a\nb: c",
          "{a: [}",
          "'",
          "\"\\",
          "@a",
          "`a`",
          "#",
          "...",
          "",
          "\u2028\u0085");

  private static final List<String> CSV =
      List.of(
          "",
          "\n\n\n",
          "\"",
          "a,\"b",
          "a\"b,c\n1,\"2\"3\n",
          "a,a,a\n1,2,3\n",
          ",,,\n,,,\n",
          "date,amount\n2023-02-30,1\n",
          "Date;Amount\n30.04.2023;1,00\n",
          "date,amount,account,key,narrative\n2023-04-30,1e400,bank,k,n\n",
          "key,date,account,amount,narrative\nk,2023-05-31,bank,99999999999999999999,x\n",
          "key,date,account,amount,narrative\nk,2023-05-31,:::,1.00,\u0000\n",
          "key\tdate\taccount\tamount\nk\t2023-05-31\tbank\t-\n",
          "Date,Amount\n30/04/2023,£\n30/04/2023,(1.00\n",
          "\u0000\u0001\u0002",
          "sep=;\na;b\n");

  private BrokenBytes() {}

  static List<Breaking> all() {
    return List.of(
        certain("a document that breaks off", (whole, chance) -> shortened(whole, chance)),
        certain("something after the document", json(body -> body + " {}")),
        certain("a number that is none", json(body -> "{\"a\":NaN," + body.substring(1))),
        certain("a comment in JSON", json(body -> "/* */" + body)),
        certain("a text without its end", json(body -> "{\"a\":\"" + body.substring(1))),
        certain("a control character in a text", json(body -> "{\"\u0001\":1,".concat(rest(body)))),
        certain("bytes that are no UTF-8", (whole, chance) -> noUtf8(whole)),
        certain("XML that unfolds", json(body -> entities())),
        perhaps("bytes that are others", BrokenBytes::flipped),
        perhaps("bytes of chance", BrokenBytes::random),
        perhaps("no body", (whole, chance) -> replaced(whole, new byte[0])),
        perhaps("another encoding", BrokenBytes::encoded),
        perhaps("a mark of the order of bytes", json(body -> "\ufeff" + body)),
        perhaps("YAML that is hard to read", (whole, chance) -> yaml(whole, one(YAML, chance))),
        perhaps("a table that is none", (whole, chance) -> table(whole, one(CSV, chance))),
        perhaps("a form that is none", BrokenBytes::form),
        certain("what is packed and is not", (whole, chance) -> garbledGzip(whole)),
        certain("what unpacks without end", BrokenBytes::bomb),
        perhaps("packed in a way that is not known", BrokenBytes::packing));
  }

  private static String rest(String body) {
    return body.substring(1);
  }

  private static String one(List<String> values, Random chance) {
    return values.get(chance.nextInt(values.size()));
  }

  /** What a document is as text. */
  @FunctionalInterface
  private interface Rewriting {

    String apply(String json);
  }

  private static Breaking.Way json(Rewriting rewriting) {
    return (whole, chance) ->
        whole.isJson()
            ? whole
                .document()
                .filter(json -> !json.isEmpty())
                .map(json -> whole.request().with(utf8(rewriting.apply(json.toString()))))
            : Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<WireRequest> replaced(Breaking.Whole whole, byte[] body) {
    return whole.hasBody() ? Optional.of(whole.request().with(body)) : Optional.empty();
  }

  private static Optional<WireRequest> shortened(Breaking.Whole whole, Random chance) {
    int length = whole.request().body().length;
    return whole.isJson() && whole.document().isPresent()
        ? replaced(whole, Arrays.copyOf(whole.request().body(), 1 + chance.nextInt(length - 1)))
        : Optional.empty();
  }

  private static Optional<WireRequest> noUtf8(Breaking.Whole whole) {
    if (whole.document().isEmpty()) {
      return Optional.empty();
    }
    var body = ("{\"zz\":\"\u00c3\u0028\u00ff\"," + rest(whole.document().get().toString()));
    return replaced(whole, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String entities() {
    var xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">");
    for (char c = 'b'; c < 'k'; c++) {
      xml.append("<!ENTITY ").append(c).append(" \"");
      xml.append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
    }
    return xml.append("<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&j;&x;</a>").toString();
  }

  private static Optional<WireRequest> flipped(Breaking.Whole whole, Random chance) {
    var body = whole.request().body().clone();
    if (body.length == 0) {
      return Optional.empty();
    }
    for (int i = 1 + chance.nextInt(4); i > 0; i--) {
      body[chance.nextInt(body.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return replaced(whole, body);
  }

  private static Optional<WireRequest> random(Breaking.Whole whole, Random chance) {
    var bytes = new byte[1 + chance.nextInt(300)];
    chance.nextBytes(bytes);
    return replaced(whole, bytes);
  }

  private static Optional<WireRequest> encoded(Breaking.Whole whole, Random chance) {
    var charset = one(List.of("UTF-16BE", "UTF-16LE", "UTF-32", "IBM500", "UTF-7"), chance);
    var body = new String(whole.request().body(), StandardCharsets.UTF_8);
    return whole.document().isEmpty()
        ? Optional.empty()
        : replaced(
            whole,
            body.getBytes(
                charset.equals("UTF-7") ? StandardCharsets.US_ASCII : Charset.forName(charset)));
  }

  private static Optional<WireRequest> yaml(Breaking.Whole whole, String yaml) {
    return whole.isYaml() ? replaced(whole, utf8(yaml)) : Optional.empty();
  }

  private static Optional<WireRequest> table(Breaking.Whole whole, String csv) {
    return whole.document().isPresent() ? Optional.empty() : replaced(whole, utf8(csv));
  }

  private static Optional<WireRequest> form(Breaking.Whole whole, Random chance) {
    if (!whole.request().headers().toString().contains("multipart")) {
      return Optional.empty();
    }
    var part = "Content-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\na,b\r\n";
    var bodies =
        List.of(
            "--b",
            "--b--\r\n",
            "--b\r\n\r\n\r\n--b--",
            "--b\r\n" + part,
            "--b\r\n" + part + "--b\r\n" + part + "--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"zz\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: \u0000\r\n\r\nx\r\n--b--\r\n",
            "--b\r\n" + "A: " + "b".repeat(20_000) + "\r\n\r\nx\r\n--b--\r\n",
            "--b\r\n"
                + "Content-Disposition: form-data; name=\"mapping\"\r\n\r\n"
                + NastyValues.text(chance)
                + "\r\n--b\r\n"
                + part
                + "--b--\r\n",
            ("--b\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\n\r\n").repeat(2_000)
                + "--b--\r\n");
    return replaced(whole, utf8(one(bodies, chance)));
  }

  private static Optional<WireRequest> garbledGzip(Breaking.Whole whole) {
    return whole.hasBody()
        ? Optional.of(whole.request().header("Content-Encoding", "gzip"))
        : Optional.empty();
  }

  /** Spaces, which stand before a document and mean nothing. */
  private static final class Packed {

    static final byte[] BOMB = bomb();

    private static byte[] bomb() {
      var packed = new ByteArrayOutputStream();
      var megabyte = new byte[1 << 20];
      Arrays.fill(megabyte, (byte) ' ');
      try (var out = new GZIPOutputStream(packed)) {
        for (int i = 0; i < BOMB_MEGABYTES; i++) {
          out.write(megabyte);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return packed.toByteArray();
    }
  }

  /** It costs more to refuse than others, so it is sent less often. */
  private static Optional<WireRequest> bomb(Breaking.Whole whole, Random chance) {
    return whole.hasBody() && chance.nextInt(20) == 0
        ? Optional.of(whole.request().header("Content-Encoding", "gzip").with(Packed.BOMB))
        : Optional.empty();
  }

  private static Optional<WireRequest> packing(Breaking.Whole whole, Random chance) {
    var way = one(List.of("br", "deflate", "gzip, gzip", "identity", "zz", "", "\u00ff"), chance);
    return whole.hasBody()
        ? Optional.of(whole.request().header("Content-Encoding", way))
        : Optional.empty();
  }
}

package org.commonpurse.api.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.function.Function;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.digest.Sha256;

/** The tags that answers have: two answers with the same tag are the same, letter for letter. */
final class Tags {

  private static final String ANY = "*";

  private Tags() {}

  /** The answer with its tag; only that it is unchanged where the request names the tag. */
  static Response answer(HttpHeaders request, Object answer) {
    var tag = of(answer);
    var known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    boolean isKnown = known != null && names(known.replace("W/", ""), tag);
    return (isKnown ? Response.notModified() : Response.ok(answer)).tag(tag).build();
  }

  /** The answer to a write, with the tag that the same will have when it is read. */
  static Response answer(Object answer) {
    return Response.ok(answer).tag(of(answer)).build();
  }

  /**
   * What the header If-Match expects to be replaced.
   *
   * @param answer  makes the answer that such a thing is read as
   */
  static <T> Expected<T> expected(HttpHeaders request, Function<T, Object> answer) {
    var wanted = request.getHeaderString(HttpHeaders.IF_MATCH);
    return wanted == null
        ? Expected.anything()
        : present -> names(wanted, of(answer.apply(present)));
  }

  private static EntityTag of(Object answer) {
    return new EntityTag(Sha256.hex(ResponseJson.pretty(answer)));
  }

  private static boolean names(String header, EntityTag tag) {
    return header.strip().equals(ANY)
        || Arrays.stream(header.split(",", -1))
            .anyMatch(one -> one.strip().equals('"' + tag.getValue() + '"'));
  }
}

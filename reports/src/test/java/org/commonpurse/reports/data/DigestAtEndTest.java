package org.commonpurse.reports.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a long file ends in. */
class DigestAtEndTest {

  private static byte[] written(byte[] bytes, Random random) throws IOException {
    var out = new ByteArrayOutputStream();
    var ending = new DigestAtEnd(out);
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, random.nextInt(150));
      ending.write(bytes, from, length);
      from += length;
    }
    ending.finish();
    return out.toByteArray();
  }

  /** The other way to the same digest: over the whole text at once. */
  @Test
  void isTheDigestOfTheWholeHoweverItIsCutUp() throws IOException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var text = "x".repeat(random.nextInt(300)) + OwnDigest.BLANK;

      var file = written(text.getBytes(US_ASCII), random);

      assertThat(new String(file, US_ASCII)).as("seed %d", seed).isEqualTo(OwnDigest.put(text));
      assertThat(DigestAtEnd.holds(file)).isTrue();
      var altered = file.clone();
      altered[random.nextInt(file.length)] ^= 1;
      assertThat(DigestAtEnd.holds(altered)).as("seed %d", seed).isFalse();
      assertThat(DigestAtEnd.holds(Arrays.copyOf(file, file.length + 1))).isFalse();
    }
    assertThat(DigestAtEnd.holds(new byte[0])).isFalse();
  }

  @Test
  void hasNoDigestPutWhereThereIsNoPlaceForIt() {
    var bytes = ("x".repeat(100) + OwnDigest.BLANK + " ").getBytes(US_ASCII);
    assertThatThrownBy(() -> written(bytes, new Random(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("do not end in a place");
  }
}

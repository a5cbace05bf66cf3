package org.commonpurse.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.file.ReportFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * The short form of {@code ./bench/run fuzz}, without its agent: whatever outsiders send is read, or refused with a
 * problem of ours.
 */
class FuzzTargetsTest {

  private static final long SEED = Long.getLong("fuzz.seed", 20_261_127);

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 150);

  /** It tells at length of files that are no PDF. */
  @BeforeAll
  static void silence() {
    ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
  }

  static Stream<String> names() {
    return FuzzTarget.all().stream().map(FuzzTarget::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsOrRefusesWhateverItGets(String name) {
    var target = FuzzTarget.of(name);
    var seeds = target.seeds().get();
    seeds.forEach(seed -> isAsItMustBe(target, seed));
    var mutations = new Mutations(seeds, new Random(SEED + name.hashCode()));
    System.out.println(name + ": " + ROUNDS + " mutations of seed " + SEED);
    for (int i = 0; i < ROUNDS; i++) {
      isAsItMustBe(target, mutations.next());
    }
  }

  private static void isAsItMustBe(FuzzTarget target, byte[] bytes) {
    target
        .failure(bytes)
        .ifPresent(
            why -> {
              throw new AssertionError(
                  "%s reads this otherwise:%n%s%nin Base64 %s"
                      .formatted(
                          target.name(),
                          Given.text(bytes),
                          Base64.getEncoder().encodeToString(bytes)),
                  why);
            });
  }

  @Test
  void findsWhatIsNeitherReadNorRefused() {
    assertThat(reading(bytes -> {}).failure(new byte[0])).isEmpty();
    assertThat(
            reading(
                    bytes -> {
                      throw new IllegalStateException("unforeseen");
                    })
                .failure(new byte[0]))
        .containsInstanceOf(IllegalStateException.class);
    assertThat(reading(bytes -> FuzzTarget.requireEqual(1, 2)).failure(new byte[0]))
        .containsInstanceOf(AssertionError.class);
    assertThat(reading(bytes -> Days.parse("x")).failure(new byte[0]))
        .as("a " + ProblemException.class.getSimpleName())
        .isEmpty();
  }

  /** A file of a hundred kilobytes that unpacks to a hundred megabytes. */
  @Test
  void unpacksNoMoreOfAReportThanItMayHave() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("manifest.txt"));
      var megabyte = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(megabyte);
      }
    }
    var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

    assertThat(ReportFile.read(packed.toByteArray())).isEmpty();

    long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(taken).isLessThan(80L << 20);
  }

  private static FuzzTarget reading(FuzzTarget.Reading reading) {
    return new FuzzTarget("any", () -> List.of(), reading);
  }
}

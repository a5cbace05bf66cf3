package org.commonpurse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs other programs. */
final class Shell {

  private Shell() {}

  /** The time in nanoseconds that a program took, which must have succeeded. */
  static long time(Path input, List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    output(input, command);
    return System.nanoTime() - start;
  }

  /** What a program printed, which must have succeeded. */
  static String output(Path input, List<String> command) throws IOException, InterruptedException {
    Path printed = Files.createTempFile("bench", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectOutput(printed.toFile())
            .redirectErrorStream(true)
            .start();
    int exit = process.waitFor();
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    Files.delete(printed);
    if (exit != 0) {
      throw new IOException(command + " ended with " + exit + ": " + text);
    }
    return text;
  }

  /** Whether the program is installed. */
  static boolean has(String program) {
    try {
      return new ProcessBuilder("which", program)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The most memory that this process has had so far, as words. */
  static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .map(line -> "%d MB".formatted(Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10))
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}

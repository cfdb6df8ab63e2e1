package org.mailpromoter.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The temporary folder of a server, and what is done around it. Not thread-safe.
 *
 * @since 0.1
 */
public final class ServerFolder {
  /** The environment variable that turns a missing server from a skipped test into a failed one. */
  public static final String REQUIRED = "MAILPROMOTER_REQUIRE_SERVERS";

  private static final int TRIES = 200;

  private final Path folder;

  private ServerFolder(Path folder) {
    this.folder = folder;
  }

  /** Skips the test, visibly, where a program is absent; fails it where it is required. */
  public static void requireOrSkip(Path program, String debianPackage) {
    boolean installed = Files.isExecutable(program);
    String missing = "no " + program + " on this machine: apt-get install " + debianPackage;
    if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
      Assertions.assertTrue(installed, missing);
    }
    Assumptions.assumeTrue(installed, missing);
  }

  /** A new folder that other users may read. */
  public static ServerFolder create(String name) {
    try {
      Path folder = Files.createTempDirectory("mailpromoter-" + name);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new ServerFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  /** A file in the folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** What a file in the folder says; nothing when it does not exist. */
  public String text(String name) {
    try {
      return Files.exists(file(name)) ? Files.readString(file(name)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes {@code key.pem}, and {@code cert.pem} for the name localhost, which signs itself. */
  public void makeCertificate() {
    runExpectingSuccess(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        file("key.pem").toString(),
        "-out",
        file("cert.pem").toString());
  }

  /** What a command came to. */
  public record Result(int code, String output) {}

  /** Runs a command to its end. */
  public static Result run(String... command) {
    try {
      Path output = Files.createTempFile("mailpromoter-command", ".out");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int code = process.waitFor();
      String text = Files.readString(output);
      Files.delete(output);
      return new Result(code, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void runExpectingSuccess(String... command) {
    Result result = run(command);
    if (result.code() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ":\n" + result.output());
    }
  }

  /** Waits for a server to answer, some seconds at most, and says whether it does. */
  public static boolean await(BooleanSupplier answers) {
    for (int tries = 0; tries < TRIES; tries++) {
      if (answers.getAsBoolean()) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes a folder with all that is in it. */
  public static void deleteTree(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

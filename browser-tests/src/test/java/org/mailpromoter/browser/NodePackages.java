package org.mailpromoter.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;

/** The npm packages of the tests, in {@code target}, with the versions that are locked. */
final class NodePackages {
  private static final Path SOURCE = Path.of("src", "test", "npm");
  private static final Path BUILT = Path.of("target", "npm").toAbsolutePath();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "provider.mjs");

  private NodePackages() {}

  /** Skips the test, visibly, where Node.js is missing; fails it where it is required. */
  static void requireOrSkip() {
    ServerFolder.requireOrSkip(program("node"), "nodejs");
    ServerFolder.requireOrSkip(program("npm"), "npm");
  }

  /** Where a program is. */
  static Path program(String name) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of("/usr/bin", name));
  }

  /** Installs what is not installed yet. */
  static void install() {
    try {
      boolean installed = isInstalled();
      Files.createDirectories(BUILT);
      for (String each : FILES) {
        Files.copy(SOURCE.resolve(each), BUILT.resolve(each), StandardCopyOption.REPLACE_EXISTING);
      }
      if (installed) {
        return;
      }
      ServerFolder.Result result =
          ServerFolder.run(
              "npm",
              "ci",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund",
              "--prefix",
              BUILT.toString());
      Assertions.assertEquals(0, result.code(), result.output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled() throws IOException {
    Path lock = BUILT.resolve("package-lock.json");
    return Files.exists(BUILT.resolve("node_modules/.package-lock.json"))
        && Files.exists(lock)
        && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
  }

  /** Where they are, with our scripts. */
  static Path folder() {
    return BUILT;
  }

  /** A file of a package. */
  static Path file(String name) {
    return BUILT.resolve("node_modules").resolve(name);
  }

  /** The folder that Playwright takes for its driver: its npm package under another name. */
  static Path driver() {
    try {
      Path driver = Files.createDirectories(BUILT.resolve("driver"));
      Path link = driver.resolve("package");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, file("playwright-core"));
      return driver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

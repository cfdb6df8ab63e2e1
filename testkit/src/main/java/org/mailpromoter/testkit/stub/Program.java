package org.mailpromoter.testkit.stub;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.mailpromoter.testkit.server.ServerFolder;

/** Programs that others wrote and that prove a stub. */
public final class Program {
  private Program() {}

  /** Skips the test, visibly, if a program is missing; fails it if all are required. */
  public static void requireOrSkip(String name) {
    boolean installed =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
    requireOrSkip(installed, name);
  }

  /** The same for a program that is a file at a given path. */
  public static void requireOrSkip(Path file, String debianPackage) {
    requireOrSkip(Files.isReadable(file), debianPackage);
  }

  private static void requireOrSkip(boolean installed, String debianPackage) {
    String hint = "missing on this machine: apt-get install " + debianPackage;
    if (Boolean.parseBoolean(System.getenv(ServerFolder.REQUIRED))) {
      Assertions.assertTrue(installed, hint);
    }
    Assumptions.assumeTrue(installed, hint);
  }

  /**
   * Installs the npm packages of a folder as they are locked there, in another folder; skips the
   * test, visibly, if Node.js is missing.
   *
   * @param source where {@code package.json}, its lock and a script are
   * @param built where they are copied to and installed
   * @param script the script
   */
  public static void installNode(Path source, Path built, String script)
      throws IOException, InterruptedException {
    requireOrSkip("node");
    requireOrSkip("npm");
    Files.createDirectories(built);
    for (String each : List.of("package.json", "package-lock.json", script)) {
      Files.copy(source.resolve(each), built.resolve(each), StandardCopyOption.REPLACE_EXISTING);
    }
    run(built, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  }

  /**
   * Runs a program to its end and returns what it printed; fails where it fails.
   *
   * @param folder where it runs
   * @param environment variables besides ours
   * @param command the program and its arguments
   */
  public static String run(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("mailpromoter-program", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    String complaint = Files.readString(errors);
    Files.delete(errors);
    Assertions.assertEquals(0, code, String.join(" ", command) + ":\n" + output + complaint);
    return output;
  }
}

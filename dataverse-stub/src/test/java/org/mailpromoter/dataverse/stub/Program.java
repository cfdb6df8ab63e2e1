package org.mailpromoter.dataverse.stub;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.mailpromoter.testkit.server.ServerFolder;

/** Third-party programs that test the stub. */
final class Program {
  private Program() {}

  /** Skips the test, visibly, if a program is missing; fails it if all are required. */
  static void requireOrSkip(String name) {
    boolean installed =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
    requireOrSkip(installed, name);
  }

  private static void requireOrSkip(boolean installed, String debianPackage) {
    String hint = "missing on this machine: apt-get install " + debianPackage;
    if (Boolean.parseBoolean(System.getenv(ServerFolder.REQUIRED))) {
      Assertions.assertTrue(installed, hint);
    }
    Assumptions.assumeTrue(installed, hint);
  }

  /** Runs a program to its end and returns what it printed; fails where it fails. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("mailpromoter-program", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    int code = process.waitFor();
    String complaint = Files.readString(errors);
    Files.delete(errors);
    Assertions.assertEquals(0, code, String.join(" ", command) + ":\n" + output + complaint);
    return output;
  }
}

package org.mailpromoter.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;

/** The command of the built distribution. */
final class Command {
  private static final Path HOME =
      Path.of("..", "app", "target", "distribution", "mailpromoter").toAbsolutePath().normalize();

  static {
    run(0, List.of(HOME.resolve("bin/prepare").toString())); // starts are faster then
  }

  private Command() {}

  /** The words of a command for an installation. */
  static List<String> of(Path folder, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(HOME.resolve("bin/mailpromoter").toString());
    all.add("--config");
    all.add(folder.resolve("mailpromoter.yaml").toString());
    all.addAll(List.of(arguments));
    return all;
  }

  /** Runs a command to its end, and returns what it prints. */
  static String run(Path folder, String... arguments) {
    return run(0, of(folder, arguments));
  }

  /** The same for a command that ends with an exit code. */
  static String run(Path folder, int code, String... arguments) {
    return run(code, of(folder, arguments));
  }

  private static String run(int code, List<String> command) {
    ServerFolder.Result result = ServerFolder.run(command.toArray(new String[0]));
    Assertions.assertEquals(code, result.code(), command + "\n" + result.output());
    return result.output();
  }
}

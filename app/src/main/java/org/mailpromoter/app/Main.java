package org.mailpromoter.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailpromoter.app.exit.Ending;

/** The command {@code mailpromoter}. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the virtual machine with its exit code. */
  public static void main(String[] arguments) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Ending ending = new Ending();
    if (List.of(arguments).contains("run")) {
      ending.beforeServing();
    }
    ending.watch();
    int code = Commands.run(ending, arguments);
    ending.over(code);
    System.exit(code);
  }
}

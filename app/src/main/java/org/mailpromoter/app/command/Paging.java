package org.mailpromoter.app.command;

import java.util.Optional;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.history.PageKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which page of a list. Filled by picocli. */
final class Paging {
  @Mixin private Limit limit = new Limit();

  @Option(
      names = "--after",
      paramLabel = "KEY",
      description = "Continue after the previous page; the key is printed at its end.")
  private String after = "";

  /** The most entries of the page. */
  int most() throws CommandFailure {
    return limit.value();
  }

  /** Where the page begins. */
  PageKey from() throws CommandFailure {
    return after.isEmpty()
        ? PageKey.START
        : PageKey.parse(after)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "--after takes the key that a page prints at its end, not '"
                            + after
                            + "'."));
  }

  /** Tells how to see the next page. */
  static void sayNext(Screen screen, Optional<PageKey> next) {
    next.ifPresent(
        key ->
            screen.say("To see older ones, repeat the command with --after " + key.word() + "."));
  }
}

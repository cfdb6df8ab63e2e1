package org.mailpromoter.app.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.installation.ask.PageRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which page of a list. Filled by picocli. */
final class Paging {
  @Mixin private Limit limit = new Limit();

  @Option(
      names = "--after",
      paramLabel = "KEY",
      description = "Continue after the previous page; the key is printed at its end.")
  private @Nullable String after;

  /** The page. */
  PageRequest page() throws CommandFailure {
    int most = limit.value();
    return after == null ? PageRequest.first(most) : PageRequest.after(after, most);
  }

  /** Tells how to see the next page, of older entries. */
  static void sayNext(Screen screen, Optional<String> next) {
    sayNext(screen, "older ones", next);
  }

  /** Tells how to see the next page. */
  static void sayNext(Screen screen, String what, Optional<String> next) {
    next.ifPresent(
        key -> screen.say("To see " + what + ", repeat the command with --after " + key + "."));
  }
}

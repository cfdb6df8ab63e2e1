package org.mailpromoter.app.command;

import com.google.inject.Inject;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.output.ProgressLine;
import org.mailpromoter.installation.Task;

/** Runs long use cases: a terminal shows their progress, and Ctrl-C cancels them. */
final class LongWork {
  private final Ending ending;
  private final CommandContext context;

  @Inject
  LongWork(Ending ending, CommandContext context) {
    this.ending = ending;
    this.context = context;
  }

  /** A long use case. */
  @FunctionalInterface
  interface Work<T, X extends Exception> {
    T run(Task task) throws X;
  }

  /**
   * Runs a use case.
   *
   * @param unit what its task counts, in the plural
   */
  <T, X extends Exception> T run(String unit, Work<T, X> work) throws X {
    ProgressLine line = context.screen().progress();
    Task task = new Task(done -> line.done(done, unit));
    try (Ending.Stoppable unused = ending.stopping(task::cancel)) {
      return work.run(task);
    } finally {
      line.clear();
    }
  }
}

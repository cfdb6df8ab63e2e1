package org.mailpromoter.app.command;

import java.io.PrintStream;
import java.time.Clock;
import org.mailpromoter.app.output.Printable;

/** One line for each event, with its time. Safe for several threads. */
final class EventLog {
  private final PrintStream out;
  private final Clock clock;

  EventLog(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  synchronized void say(String event) {
    out.println(Times.shown(clock.instant()) + " " + Printable.of(event, false));
  }
}

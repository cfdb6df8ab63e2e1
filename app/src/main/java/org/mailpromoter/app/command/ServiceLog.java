package org.mailpromoter.app.command;

import java.io.PrintStream;
import java.time.Clock;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.service.ServiceEvent;
import org.mailpromoter.service.ServiceEvents;

/** One line for each event of the service, with its time. Safe for several threads. */
final class ServiceLog implements ServiceEvents {
  private final PrintStream out;
  private final Clock clock;

  ServiceLog(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void happened(ServiceEvent event) {
    say(event.match(ServiceSentence.INSTANCE));
  }

  synchronized void say(String sentence) {
    out.println(Times.shown(clock.instant()) + " " + Printable.of(sentence, false));
  }
}

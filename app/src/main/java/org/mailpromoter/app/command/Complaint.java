package org.mailpromoter.app.command;

import java.lang.System.Logger.Level;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.fault.Faulted;

/** Prints failures that do not end the command on standard error. */
final class Complaint {
  private static final System.Logger LOG = System.getLogger(Complaint.class.getName());

  private Complaint() {}

  /** Says what failed and what to do. */
  static void say(Screen screen, Faulted fault) {
    screen.complain(fault.sentence() + "\nWhat to do: " + Remedies.of(fault.code()));
    if (fault instanceof Throwable cause) {
      LOG.log(Level.DEBUG, "the failure above", cause);
    }
  }
}

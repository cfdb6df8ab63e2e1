package org.mailpromoter.app.command;

import org.mailpromoter.app.output.Printable;
import org.mailpromoter.core.fault.Faulted;

/** What went wrong beside what was asked for, told where errors are told. */
final class Complaint {
  private Complaint() {}

  /** Says what failed and what to do. */
  static void say(Faulted fault) {
    System.err.println(
        Printable.of(fault.sentence() + "\nWhat to do: " + fault.code().remedy(), true));
  }
}

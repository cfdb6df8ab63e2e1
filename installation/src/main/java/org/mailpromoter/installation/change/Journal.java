package org.mailpromoter.installation.change;

import java.lang.System.Logger.Level;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.diagnosis.english.EnglishActor;

/** Logs who does what; the storage keeps its own records. */
final class Journal {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  private Journal() {}

  /**
   * Logs the start of a change.
   *
   * @param deed the change, in a word or two
   * @param about the object of the change
   */
  static void note(Actor actor, String deed, Object about) {
    LOG.log(Level.DEBUG, "{0}: {1} {2}", EnglishActor.of(actor), deed, about);
  }
}

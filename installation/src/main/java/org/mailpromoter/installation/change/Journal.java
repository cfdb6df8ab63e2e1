package org.mailpromoter.installation.change;

import java.lang.System.Logger.Level;

/** Notes who does what, for those who log it; what the storage keeps is its own matter. */
final class Journal {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  private Journal() {}

  /**
   * A deed begins.
   *
   * @param deed in a word or two
   * @param about what it is done to
   */
  static void note(Actor actor, String deed, Object about) {
    LOG.log(Level.DEBUG, "{0}: {1} {2}", actor.name(), deed, about);
  }
}

package org.mailpromoter.spi.probe;

/**
 * Checks on a real server what a plugin assumes of it. It only reads: it changes, marks, sends and
 * deletes nothing.
 *
 * <p>People share reports with strangers. So no text of a report holds an address, a subject, an id
 * of an organization, a token or the name of a host; numbers and words of the plugin are enough.
 * The host removes what looks like one all the same.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Probe {
  /**
   * Asks the server, once.
   *
   * @return every assumption, also those that could not be checked
   * @throws ProbeException if nothing at all could be asked, for example because the login is
   *     refused
   * @throws InterruptedException if the thread was interrupted
   */
  ProbeReport ask() throws ProbeException, InterruptedException;
}

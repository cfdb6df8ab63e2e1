package org.mailpromoter.console.twin;

import java.util.List;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.web.Fields;

/**
 * The command lines that show or do the same as pages. Only the program that has commands knows
 * them. Thread-safe.
 */
public interface CommandTwins {
  /** The state of the installation. */
  String status();

  /**
   * A list of analyzed messages.
   *
   * @param filters as in the address of the page; they have the names of the options
   */
  String messages(Fields filters);

  /**
   * Why a message was promoted or not.
   *
   * @param number the number of its decision
   */
  String message(long number);

  /** The users and queues with their Track options. */
  String owners();

  /** The settings of the organization. */
  String settings();

  /** Accounts, API tokens and sessions. */
  List<String> access();

  /** The accounts. */
  String accounts();

  /**
   * Makes an API token.
   *
   * @param holder whose it is
   */
  String makeToken(String holder);

  /**
   * The audit log.
   *
   * @param filters as in the address of the page; they have the names of the options
   */
  String audit(Fields filters);

  /**
   * A report.
   *
   * @param filters as in the address of the page; they have the names of the options
   */
  String report(Fields filters);

  /** Counts where an address is stored. */
  String findPerson(String address);

  /** Erases a person. */
  String erasePerson(String address);

  /** Forgets refused mail after its retention period. */
  String forgetRefused();

  /** The commands that do an action, or the places in the configuration file; at least one. */
  List<String> action(Action action);
}

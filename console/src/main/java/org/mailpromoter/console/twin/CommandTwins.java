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

  /**
   * The records.
   *
   * @param find what they contain; empty for all
   */
  String records(String find);

  /** Adding a record. */
  String newRecord();

  /** The import of a file. */
  String importFile(String name);

  /** Whose an address is. */
  String address(String address);

  /**
   * The effect of other settings on past mail.
   *
   * @param draft the fields {@code set} (KEY=VALUE), {@code track} (OWNER=OPTION) and {@code since}
   */
  String whatIf(Fields draft);

  /** The commands that make each change of a draft. */
  List<String> actions(Fields draft);

  /** The commands that do an action, or the places in the configuration file; at least one. */
  List<String> action(Action action);
}

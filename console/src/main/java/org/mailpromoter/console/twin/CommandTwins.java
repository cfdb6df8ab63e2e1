package org.mailpromoter.console.twin;

import java.util.List;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
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

  /** Decides a message again. */
  String retry(long number);

  /**
   * A list of email activities.
   *
   * @param filters as in the address of the page; they have the names of the options
   */
  String activities(Fields filters);

  /** One email activity. */
  String activity(long number);

  /**
   * A list of mail that goes out.
   *
   * @param filters as in the address of the page; they have the names of the options
   */
  String outgoing(Fields filters);

  /** One mail that goes out, and what can be done with it. */
  List<String> outgoing(long number);

  /** Sends a mail in doubt again. */
  String sendAgain(long number);

  /**
   * Sends a mail.
   *
   * @param from the user or queue that sends it
   */
  String send(RecordId from);

  /** The conversation of an email activity. */
  String conversation(long activity);

  /** Links an unresolved address to a record. */
  String resolve(EmailAddress address, RecordId record);

  /** The users and queues with their Track options. */
  String owners();

  /** The settings of the organization. */
  String settings();

  /** How a mailbox is tested, and synchronized at once. */
  List<String> mailbox(MailboxId mailbox);

  /** How a person logs in to a mailbox whose server wants that once. */
  String mailboxLogin(MailboxId mailbox);

  /**
   * The records.
   *
   * @param find what they contain; empty for all
   */
  String records(String find);

  /** Adding a record. */
  String newRecord();

  /**
   * The import of a file.
   *
   * @param skipping whether rows that are wrong are left out
   */
  String importFile(String name, boolean skipping);

  /** Whose an address is. */
  String address(String address);

  /** The plugins and what they offer. */
  String plugins();

  /** The alerts. */
  String alerts();

  /** The sinks and what waits for them. */
  String sinks();

  /** What a sink did not accept, and how it is delivered again. */
  List<String> sink(SinkId sink);

  /**
   * How a sink is told of the past.
   *
   * @param since from when on: a date or an age
   */
  String replay(SinkId sink, String since);

  /** Accounts, API tokens and sessions. */
  List<String> access();

  /** The accounts. */
  String accounts();

  /** Makes an API token of somebody. */
  String makeToken(Holder holder);

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

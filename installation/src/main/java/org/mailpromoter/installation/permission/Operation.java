package org.mailpromoter.installation.permission;

import static org.mailpromoter.installation.permission.Effect.CHANGES;
import static org.mailpromoter.installation.permission.Effect.GUARDED;
import static org.mailpromoter.installation.permission.Effect.READS;
import static org.mailpromoter.installation.permission.Reach.ALL;
import static org.mailpromoter.installation.permission.Reach.NONE;
import static org.mailpromoter.installation.permission.Reach.OWN;

import java.util.Locale;
import org.mailpromoter.core.access.Role;

/**
 * A use case as permissions see it. Every route of every face names one, so that a use case without
 * a permission cannot be reached. Administrators reach every object.
 */
public enum Operation {
  /** Mailboxes, numbers, storage. */
  SEE_STATUS(READS, Scope.READ_STATUS, OWN, ALL),
  /** Lists of analyzed messages. */
  LIST_MESSAGES(READS, Scope.READ_MESSAGES, OWN, ALL),
  /** Why one message was promoted or not. */
  EXPLAIN_MESSAGE(READS, Scope.READ_MESSAGES, OWN, ALL),
  /** Subject, recipients and headers of mail of others, with a reason. */
  REVEAL_MESSAGE(CHANGES, Scope.READ_CONTENT, NONE, NONE),
  /** Lists of activities, and one activity without its body. */
  SEE_ACTIVITIES(READS, Scope.READ_MESSAGES, OWN, ALL),
  /** Bodies and attachments. */
  READ_CONTENT(READS, Scope.READ_CONTENT, OWN, NONE),
  /** The effect of other settings on past mail. */
  TRY_SETTINGS(READS, Scope.READ_MESSAGES, OWN, ALL),
  /** The settings of the organization. */
  SEE_SETTINGS(READS, Scope.READ_STATUS, ALL, ALL),
  /** Track options of users and queues. */
  SEE_TRACK_OPTIONS(READS, Scope.READ_STATUS, OWN, ALL),
  /** Records and their addresses. */
  FIND_RECORDS(READS, Scope.READ_STATUS, ALL, ALL),
  /** Sinks and what waits for them. */
  SEE_SINKS(READS, Scope.READ_STATUS, NONE, ALL),
  /** Alerts. */
  SEE_ALERTS(READS, Scope.READ_STATUS, OWN, ALL),
  /** What became of mail in a period. */
  SEE_REPORTS(READS, Scope.READ_MESSAGES, NONE, ALL),
  /** Stored decisions against what the engine decides now. */
  VERIFY_DECISIONS(READS, Scope.READ_MESSAGES, NONE, ALL),
  /** The audit log. */
  SEE_AUDIT(READS, Scope.READ_STATUS, OWN, ALL),
  /** Whether the audit log is as it was written. */
  VERIFY_AUDIT(READS, Scope.READ_STATUS, NONE, ALL),
  /** Installed plugins and the version. */
  SEE_PLUGINS(READS, Scope.READ_STATUS, ALL, ALL),
  /** Progress of long work. */
  SEE_JOBS(READS, Scope.READ_STATUS, OWN, ALL),
  /** Ends long work. */
  CANCEL_JOB(CHANGES, Scope.READ_STATUS, OWN, NONE),
  /** Looks for mistakes in the configuration file. */
  CHECK_CONFIGURATION(READS, Scope.READ_STATUS, NONE, ALL),
  /** Settings of another CRM beside those here. */
  COMPARE_SETTINGS(READS, Scope.READ_STATUS, NONE, ALL),
  /** What another CRM says about a message. */
  ASK_REFEREE(READS, Scope.READ_MESSAGES, NONE, ALL),
  /** Looks for damage in the storage. */
  CHECK_STORAGE(READS, Scope.ADMIN, NONE, NONE),
  /** Decides messages again. */
  RETRY_MESSAGES(CHANGES, Scope.WRITE_TRACKING, OWN, NONE),
  /** Tracks a message by hand. */
  TRACK_MESSAGE(CHANGES, Scope.WRITE_TRACKING, OWN, NONE),
  /** Tracks or untracks an activity or its conversation, or sets what it is about. */
  CHANGE_ACTIVITY(CHANGES, Scope.WRITE_TRACKING, OWN, NONE),
  /** Links an unresolved address to a record, in every activity. */
  RESOLVE_ADDRESS(CHANGES, Scope.WRITE_RECORDS, NONE, NONE),
  /** Chooses a Track option. */
  CHOOSE_TRACK_OPTION(CHANGES, Scope.WRITE_OPTIONS, OWN, NONE),
  /** Chooses settings of the organization. */
  CHOOSE_SETTINGS(CHANGES, Scope.WRITE_SETTINGS, NONE, NONE),
  /** Adds, imports and changes records. */
  CHANGE_RECORDS(CHANGES, Scope.WRITE_RECORDS, NONE, NONE),
  /** Synchronizes a mailbox now. */
  SYNCHRONIZE(CHANGES, Scope.WRITE_TRACKING, OWN, NONE),
  /** Tests the connection of a mailbox. */
  TEST_MAILBOX(CHANGES, Scope.WRITE_TRACKING, OWN, NONE),
  /** Logs in to a mailbox as a person, for servers that require it once. */
  LOG_IN_TO_MAILBOX(CHANGES, Scope.WRITE_TRACKING, OWN, NONE),
  /** Delivers events to sinks, again or once more. */
  DELIVER(CHANGES, Scope.ADMIN, NONE, NONE),
  /** Marks causes of alerts as done, or mutes them. */
  HANDLE_ALERTS(CHANGES, Scope.ADMIN, NONE, NONE),
  /** Takes a tracking token for mail that is to be sent. */
  TAKE_TOKEN(CHANGES, Scope.SEND, OWN, NONE),
  /** Records mail that was sent. */
  RECORD_SENT(CHANGES, Scope.SEND, NONE, NONE),
  /** Mail that was sent, waits or is in doubt. */
  SEE_OUTGOING(READS, Scope.READ_MESSAGES, OWN, ALL),
  /** Sends mail. */
  SEND_MAIL(CHANGES, Scope.SEND, OWN, NONE),
  /** Sends waiting mail now, cancels it, or decides what became of mail in doubt. */
  CHANGE_OUTGOING(CHANGES, Scope.SEND, OWN, NONE),
  /** Writes a copy of the storage. */
  BACK_UP(GUARDED, Scope.ADMIN, NONE, NONE),
  /** Goes back to a copy of the storage; only a command can, while nothing else uses it. */
  RESTORE(GUARDED, Scope.ADMIN, NONE, NONE),
  /** Deletes data of refused mail after its retention period. */
  FORGET(GUARDED, Scope.ADMIN, NONE, NONE),
  /** Counts where an address is stored. */
  FIND_PERSON(READS, Scope.ADMIN, NONE, NONE),
  /** Deletes a person everywhere. */
  ERASE_PERSON(GUARDED, Scope.ADMIN, NONE, NONE),
  /** Accounts and their roles. */
  SEE_ACCOUNTS(READS, Scope.ADMIN, NONE, ALL),
  /** Adds, changes and removes accounts. */
  CHANGE_ACCOUNTS(GUARDED, Scope.ADMIN, NONE, NONE),
  /** API tokens and sessions of a person. */
  SEE_ACCESS(READS, Scope.ADMIN, OWN, ALL),
  /** Makes API tokens. */
  MAKE_TOKEN(GUARDED, Scope.ADMIN, OWN, NONE),
  /** Ends sessions and revokes tokens. */
  REVOKE_ACCESS(CHANGES, Scope.ADMIN, OWN, NONE);

  private final Effect effect;
  private final Scope scope;
  private final Reach users;
  private final Reach auditors;

  Operation(Effect effect, Scope scope, Reach users, Reach auditors) {
    this.effect = effect;
    this.scope = scope;
    this.users = users;
    this.auditors = auditors;
  }

  /** The name in the audit log and in API documents, for example {@code choose-settings}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does to the installation. */
  public Effect effect() {
    return effect;
  }

  /** The scope that an API token needs for it. */
  public Scope scope() {
    return scope;
  }

  /** On which objects a role may call it. */
  public Reach reach(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> ALL;
      case USER -> users;
      case AUDITOR -> auditors;
    };
  }
}

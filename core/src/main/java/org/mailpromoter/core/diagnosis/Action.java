package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;

/**
 * Something that a person can do, with its arguments. The user interface decides how to show it: a
 * command line as a command, a console as a button.
 *
 * @since 0.1
 */
public sealed interface Action {
  /** Handles each action. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each action.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** Set the Track option of a user or queue. */
    T setTrack(SetTrack action);

    /** Let a user or queue accept machine mail; done in the configuration file. */
    T acceptMachineMail(AcceptMachineMail action);

    /** Set a setting of the organization. */
    T setOrganization(SetOrganization action);

    /** Put a correlation strategy first; done in the configuration file. */
    T putFirst(PutFirst action);

    /** Process the mail of a mailbox; done in the configuration file. */
    T enableMailbox(EnableMailbox action);

    /** Approve a mailbox; done in the configuration file. */
    T approveMailbox(ApproveMailbox action);

    /** Process a mailbox from another date on; done in the configuration file. */
    T processFrom(ProcessFrom action);

    /** Add an address to the contacts. */
    T addContact(AddContact action);

    /** Give a user or queue one more address; done in the configuration file. */
    T addAddress(AddAddress action);

    /** Remove an address from all records except one. */
    T keepAddress(KeepAddress action);

    /** Activate a record. */
    T activate(Activate action);

    /** Resume tracking a stopped conversation. */
    T trackConversation(TrackConversation action);

    /** Track the message by hand. */
    T trackMessage(TrackMessage action);

    /** Track the mail that the message answers by hand. */
    T trackAnswered(TrackAnswered action);

    /** Retry creating the activity after the problem is fixed. */
    T createAgain(CreateAgain action);

    /** Decide one message again. */
    T decideAgain(DecideAgain action);

    /** Decide the mail of a sender again. */
    T decideSenderAgain(DecideSenderAgain action);
  }

  /**
   * Set the Track option of a user or queue.
   *
   * @param owner the user or queue
   * @param name its name
   * @param option the option
   */
  record SetTrack(RecordId owner, String name, TrackOption option) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.setTrack(this);
    }
  }

  /**
   * Let a user or queue accept machine mail; done in the configuration file.
   *
   * @param owner the user or queue
   * @param name its name
   */
  record AcceptMachineMail(RecordId owner, String name) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.acceptMachineMail(this);
    }
  }

  /**
   * Set a setting of the organization.
   *
   * @param key as in the configuration
   * @param value as in the configuration
   */
  record SetOrganization(String key, String value) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.setOrganization(this);
    }
  }

  /**
   * Put a correlation strategy first; done in the configuration file.
   *
   * @param strategy its name
   * @param order the whole order that results
   */
  record PutFirst(String strategy, List<String> order) implements Action {
    /** Copies the list. */
    public PutFirst {
      order = List.copyOf(order);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.putFirst(this);
    }
  }

  /**
   * Process the mail of a mailbox; done in the configuration file.
   *
   * @param mailbox the mailbox
   */
  record EnableMailbox(MailboxId mailbox) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.enableMailbox(this);
    }
  }

  /**
   * Approve a mailbox; done in the configuration file.
   *
   * @param mailbox the mailbox
   */
  record ApproveMailbox(MailboxId mailbox) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.approveMailbox(this);
    }
  }

  /**
   * Process a mailbox from another date on; done in the configuration file.
   *
   * @param mailbox the mailbox
   * @param start the date
   */
  record ProcessFrom(MailboxId mailbox, Instant start) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.processFrom(this);
    }
  }

  /**
   * Add an address to the contacts.
   *
   * @param address the address
   */
  record AddContact(EmailAddress address) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.addContact(this);
    }
  }

  /**
   * Give a user or queue one more address; done in the configuration file.
   *
   * @param owner the user or queue
   * @param name its name
   * @param address the address
   */
  record AddAddress(RecordId owner, String name, EmailAddress address) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.addAddress(this);
    }
  }

  /**
   * Remove an address from all records except one.
   *
   * @param address the address
   * @param kept the record that keeps it
   * @param others the records that lose it
   */
  record KeepAddress(EmailAddress address, SeenRecord kept, List<RecordId> others)
      implements Action {
    /** Copies the list. */
    public KeepAddress {
      others = List.copyOf(others);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.keepAddress(this);
    }
  }

  /**
   * Activate a record.
   *
   * @param record the record
   */
  record Activate(SeenRecord record) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.activate(this);
    }
  }

  /**
   * Resume tracking a stopped conversation.
   *
   * @param activity an activity of the conversation
   */
  record TrackConversation(ActivityId activity) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.trackConversation(this);
    }
  }

  /**
   * Track the message by hand.
   *
   * @param decision the decision about it
   */
  record TrackMessage(DecisionId decision) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.trackMessage(this);
    }
  }

  /**
   * Track the mail that the message answers by hand.
   *
   * @param decision the decision about that mail
   */
  record TrackAnswered(DecisionId decision) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.trackAnswered(this);
    }
  }

  /**
   * Retry creating the activity after the problem is fixed.
   *
   * @param decision the decision about the message
   */
  record CreateAgain(DecisionId decision) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.createAgain(this);
    }
  }

  /**
   * Decide one message again.
   *
   * @param decision the decision about it
   */
  record DecideAgain(DecisionId decision) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.decideAgain(this);
    }
  }

  /**
   * Decide the mail of a sender again.
   *
   * @param sender the address
   */
  record DecideSenderAgain(String sender) implements Action {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.decideSenderAgain(this);
    }
  }
}

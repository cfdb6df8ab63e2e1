package org.mailpromoter.service;

import java.nio.file.Path;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.MailboxReport;

/** What happens while the service runs. Immutable; the words for people are the listener's. */
public sealed interface ServiceEvent {
  /**
   * One method for each kind of event.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** Handles this kind. */
    T started(Started event);

    /** Handles this kind. */
    T stopped(Stopped event);

    /** Handles this kind. */
    T configurationChanged(ConfigurationChanged event);

    /** Handles this kind. */
    T settingsChanged(SettingsChanged event);

    /** Handles this kind. */
    T synchronizedOnce(Synchronized event);

    /** Handles this kind. */
    T failed(Failed event);

    /** Handles this kind. */
    T alerted(Alerted event);

    /** Handles this kind. */
    T recovered(Recovered event);

    /** Handles this kind. */
    T leftAlone(LeftAlone event);

    /** Handles this kind. */
    T waitingFailed(WaitingFailed event);

    /** Handles this kind. */
    T readAgain(ReadAgain event);

    /** Handles this kind. */
    T delivered(Delivered event);

    /** Handles this kind. */
    T sinkTroubled(SinkTroubled event);
  }

  /** Handles each kind of event. */
  <T> T match(Cases<T> cases);

  /**
   * The service begins to work, again after each time it made way.
   *
   * @param mailboxes how many mailboxes it synchronizes
   */
  record Started(int mailboxes) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.started(this);
    }
  }

  /**
   * The service let go of the storage; what was committed stays.
   *
   * @param why why it did
   * @param complete false if a server did not answer in time, so that it was not waited for
   */
  record Stopped(Why why, boolean complete) implements ServiceEvent {
    /** Why the service stops. */
    public enum Why {
      /** It was told to end. */
      ENDED,
      /** Another process wants the storage; it goes on afterwards. */
      MAKES_WAY
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.stopped(this);
    }
  }

  /** The configuration file was changed; that counts after a restart. */
  record ConfigurationChanged(Path file) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.configurationChanged(this);
    }
  }

  /**
   * Somebody changed settings; they count from now on.
   *
   * @param version the number of the settings in force
   */
  record SettingsChanged(long version) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.settingsChanged(this);
    }
  }

  /** A mailbox was synchronized, in whole or in part, and there was something new. */
  record Synchronized(MailboxReport report) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.synchronizedOnce(this);
    }
  }

  /**
   * Synchronizing a mailbox failed, in whole or in part.
   *
   * @param mailbox the mailbox
   * @param fault why
   */
  record Failed(MailboxId mailbox, Faulted fault) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.failed(this);
    }
  }

  /** A run raised an alert. */
  record Alerted(MailboxId mailbox, Alert alert) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.alerted(this);
    }
  }

  /** A mailbox that failed works again. */
  record Recovered(MailboxId mailbox) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.recovered(this);
    }
  }

  /**
   * A mailbox that failed is not tried for a while.
   *
   * @param mailbox why, and for how long
   * @param causeTold whether the failure itself was told by an event before
   */
  record LeftAlone(TroubledMailbox mailbox, boolean causeTold) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.leftAlone(this);
    }
  }

  /** Waiting for news of a mailbox failed; the mailbox is read again in a moment. */
  record WaitingFailed(MailboxId mailbox, MailAccessException fault) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.waitingFailed(this);
    }
  }

  /**
   * Headers that an older version had read were read again.
   *
   * @param mailbox the mailbox
   * @param folder its folder
   * @param messages how many messages of the folder in this run so far
   * @param different how many of them say something else now
   */
  record ReadAgain(MailboxId mailbox, FolderId folder, long messages, long different)
      implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.readAgain(this);
    }
  }

  /** A sink took events. */
  record Delivered(SinkReport report) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.delivered(this);
    }
  }

  /** A sink does not take what it should take. Told once, until it is well again. */
  record SinkTroubled(SinkReport report) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.sinkTroubled(this);
    }
  }
}

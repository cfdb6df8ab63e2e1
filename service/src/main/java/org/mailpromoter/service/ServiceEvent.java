package org.mailpromoter.service;

import java.nio.file.Path;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sync.MailboxReport;

/** Events of a running service. Immutable; listeners write the texts for people. */
public sealed interface ServiceEvent {
  /**
   * One method for each kind of event.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** Handles this kind. */
    T waiting(Waiting event);

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

    /** Handles this kind. */
    T mailSent(MailSent event);

    /** Handles this kind. */
    T noticeWritten(NoticeWritten event);

    /** Handles this kind. */
    T noticeFailed(NoticeFailed event);
  }

  /** Handles each kind of event. */
  <T> T match(Cases<T> cases);

  /**
   * The service waits until another process releases the storage.
   *
   * @param sentence which process has it
   */
  record Waiting(String sentence) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.waiting(this);
    }
  }

  /**
   * The service begins to work.
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
   * The service released the storage; committed work is kept.
   *
   * @param why why it did
   * @param complete false if a server did not answer in time and was not waited for
   */
  record Stopped(Why why, boolean complete) implements ServiceEvent {
    /** Why the service stops. */
    public enum Why {
      /** It was stopped. */
      ENDED,
      /** Others took over its mailboxes, because it did not answer; it begins again. */
      LOST
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.stopped(this);
    }
  }

  /** The configuration file was changed; that applies after a restart. */
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
   * A failed mailbox is paused.
   *
   * @param mailbox why, and for how long
   * @param causeTold whether an earlier event reported the failure itself
   */
  record LeftAlone(TroubledMailbox mailbox, boolean causeTold) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.leftAlone(this);
    }
  }

  /** Waiting for notifications of a mailbox failed; the mailbox is read again shortly. */
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
   * @param messages the number of messages of the folder in this run so far
   * @param different how many of them have different headers now
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

  /** A sink does not accept deliveries. Reported once, until it recovers. */
  record SinkTroubled(SinkReport report) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.sinkTroubled(this);
    }
  }

  /**
   * Mail of a mailbox was tried.
   *
   * @param mailbox the mailbox
   * @param round what became of it
   */
  record MailSent(MailboxId mailbox, SendRound round) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.mailSent(this);
    }
  }

  /**
   * A mail about the product itself was written; it waits for its first try.
   *
   * @param key names it, for example {@code report 2026-W48}
   * @param mailbox the mailbox that sends it
   * @param mail the mail
   */
  record NoticeWritten(String key, MailboxId mailbox, OutgoingId mail) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.noticeWritten(this);
    }
  }

  /**
   * Mail about the product itself could not be written; this is tried again.
   *
   * @param what which mail, for people
   * @param why a sentence
   */
  record NoticeFailed(String what, String why) implements ServiceEvent {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.noticeFailed(this);
    }
  }
}

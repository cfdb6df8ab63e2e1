package org.mailpromoter.app.command;

import org.mailpromoter.app.output.ReadAgainSentence;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.service.ServiceEvent;

/** Events of the service as sentences. */
final class ServiceSentence implements ServiceEvent.Cases<String> {
  static final ServiceSentence INSTANCE = new ServiceSentence();

  private ServiceSentence() {}

  @Override
  public String waiting(ServiceEvent.Waiting event) {
    return event.sentence() + " Waiting until it ends.";
  }

  @Override
  public String started(ServiceEvent.Started event) {
    return "Running: " + Words.some(event.mailboxes(), "mailbox") + ". SIGTERM or Ctrl-C stops it.";
  }

  @Override
  public String stopped(ServiceEvent.Stopped event) {
    String what =
        switch (event.why()) {
          case ENDED -> "Ended";
          case LOST -> "Starting again, because other processes took over the mailboxes";
        };
    return what
        + (event.complete() ? "" : ", although a server did not answer")
        + ". Committed work is kept.";
  }

  @Override
  public String configurationChanged(ServiceEvent.ConfigurationChanged event) {
    return "The configuration file was changed. Restart to apply it.";
  }

  @Override
  public String settingsChanged(ServiceEvent.SettingsChanged event) {
    return "Settings were changed by a command; they apply from now on.";
  }

  @Override
  public String synchronizedOnce(ServiceEvent.Synchronized event) {
    return MailboxSentences.of(event.report());
  }

  @Override
  public String failed(ServiceEvent.Failed event) {
    Faulted fault = event.fault();
    return fault.sentence() + " What to do: " + fault.code().remedy();
  }

  @Override
  public String alerted(ServiceEvent.Alerted event) {
    return event.alert().text();
  }

  @Override
  public String recovered(ServiceEvent.Recovered event) {
    return "The mailbox " + event.mailbox() + " works again.";
  }

  @Override
  public String leftAlone(ServiceEvent.LeftAlone event) {
    return event.causeTold()
        ? MailboxSentences.whenTried(event.mailbox())
        : MailboxSentences.whyLeft(event.mailbox());
  }

  /** Sentences of connectors name their mailbox, as a rule. */
  @Override
  public String waitingFailed(ServiceEvent.WaitingFailed event) {
    String name = event.mailbox().value();
    String sentence = event.fault().sentence();
    return (sentence.contains(name) ? "" : "Mailbox " + name + ": ")
        + sentence
        + " The mailbox will be read again shortly.";
  }

  @Override
  public String readAgain(ServiceEvent.ReadAgain event) {
    return ReadAgainSentence.of(
        event.mailbox(), event.folder(), event.messages(), event.different());
  }

  @Override
  public String delivered(ServiceEvent.Delivered event) {
    return DeliveryWords.sentence(event.report());
  }

  @Override
  public String sinkTroubled(ServiceEvent.SinkTroubled event) {
    return DeliveryWords.trouble(event.report());
  }

  @Override
  public String mailSent(ServiceEvent.MailSent event) {
    return OutgoingWords.of(event.mailbox(), event.round());
  }

  @Override
  public String noticeWritten(ServiceEvent.NoticeWritten event) {
    return "Notice '"
        + event.key()
        + "' was written: outgoing mail "
        + event.mail()
        + " of the mailbox "
        + event.mailbox()
        + ".";
  }

  @Override
  public String noticeFailed(ServiceEvent.NoticeFailed event) {
    return "Notices (" + event.what() + ") cannot be written now. " + event.why();
  }
}

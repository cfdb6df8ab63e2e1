package org.mailpromoter.service;

import org.mailpromoter.service.News.Kind;

/** Events of the service as news. What concerns the process only is none. */
record Told(News news) implements ServiceEvent.Cases<Boolean> {
  private boolean tell(Kind kind, Object about) {
    news.add(kind, about);
    return true;
  }

  @Override
  public Boolean waiting(ServiceEvent.Waiting event) {
    return false;
  }

  @Override
  public Boolean started(ServiceEvent.Started event) {
    return false;
  }

  @Override
  public Boolean stopped(ServiceEvent.Stopped event) {
    return false;
  }

  @Override
  public Boolean configurationChanged(ServiceEvent.ConfigurationChanged event) {
    return false;
  }

  @Override
  public Boolean settingsChanged(ServiceEvent.SettingsChanged event) {
    return tell(Kind.SETTINGS_CHANGED, event.version());
  }

  @Override
  public Boolean synchronizedOnce(ServiceEvent.Synchronized event) {
    return tell(Kind.MESSAGES_DECIDED, event.report().mailbox());
  }

  @Override
  public Boolean failed(ServiceEvent.Failed event) {
    return tell(Kind.MAILBOX_STATE, event.mailbox());
  }

  @Override
  public Boolean alerted(ServiceEvent.Alerted event) {
    return tell(Kind.ALERT_RAISED, event.mailbox());
  }

  @Override
  public Boolean recovered(ServiceEvent.Recovered event) {
    return tell(Kind.MAILBOX_STATE, event.mailbox());
  }

  @Override
  public Boolean leftAlone(ServiceEvent.LeftAlone event) {
    return tell(Kind.MAILBOX_STATE, event.mailbox().mailbox());
  }

  @Override
  public Boolean waitingFailed(ServiceEvent.WaitingFailed event) {
    return false;
  }

  @Override
  public Boolean readAgain(ServiceEvent.ReadAgain event) {
    return false;
  }

  @Override
  public Boolean delivered(ServiceEvent.Delivered event) {
    return tell(Kind.SINK_STATE, event.report().sink());
  }

  @Override
  public Boolean sinkTroubled(ServiceEvent.SinkTroubled event) {
    return tell(Kind.SINK_STATE, event.report().sink());
  }

  @Override
  public Boolean mailSent(ServiceEvent.MailSent event) {
    return tell(Kind.OUTGOING_STATE, event.mailbox());
  }

  @Override
  public Boolean noticeWritten(ServiceEvent.NoticeWritten event) {
    return tell(Kind.OUTGOING_STATE, event.mailbox());
  }

  @Override
  public Boolean noticeFailed(ServiceEvent.NoticeFailed event) {
    return false;
  }
}

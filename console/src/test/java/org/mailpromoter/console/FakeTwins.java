package org.mailpromoter.console;

import java.util.List;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.web.Fields;

/** Commands of a program that does not exist. */
final class FakeTwins implements CommandTwins {
  @Override
  public String status() {
    return "mailpromoter status";
  }

  @Override
  public String messages(Fields filters) {
    return "mailpromoter errors";
  }

  @Override
  public String message(long number) {
    return "mailpromoter explain " + number;
  }

  @Override
  public String owners() {
    return "mailpromoter users";
  }

  @Override
  public String settings() {
    return "mailpromoter settings";
  }

  @Override
  public List<String> mailbox(MailboxId mailbox) {
    return List.of("mailpromoter mailbox test " + mailbox);
  }

  @Override
  public String mailboxLogin(MailboxId mailbox) {
    return "mailpromoter mailbox login " + mailbox;
  }

  @Override
  public String plugins() {
    return "mailpromoter plugins";
  }

  @Override
  public String alerts() {
    return "mailpromoter alerts";
  }

  @Override
  public String sinks() {
    return "mailpromoter sinks";
  }

  @Override
  public List<String> sink(SinkId sink) {
    return List.of("mailpromoter sinks failed --sink " + sink);
  }

  @Override
  public String replay(SinkId sink, String since) {
    return "mailpromoter sinks replay --sink " + sink + " --since " + since;
  }

  @Override
  public List<String> action(Action action) {
    return List.of("mailpromoter do '" + EnglishAction.of(action) + "'");
  }
}

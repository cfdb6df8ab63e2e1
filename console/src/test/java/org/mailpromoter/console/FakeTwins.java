package org.mailpromoter.console;

import java.util.List;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
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
  public String activities(Fields filters) {
    return "mailpromoter activities";
  }

  @Override
  public String activity(long number) {
    return "mailpromoter activities show " + number;
  }

  @Override
  public String outgoing(Fields filters) {
    return "mailpromoter outgoing";
  }

  @Override
  public List<String> outgoing(long number) {
    return List.of("mailpromoter outgoing show " + number);
  }

  @Override
  public String sendAgain(long number) {
    return "mailpromoter outgoing resolve " + number + " --as again";
  }

  @Override
  public String send(RecordId from) {
    return "mailpromoter send --from " + from;
  }

  @Override
  public String conversation(long activity) {
    return "mailpromoter activities conversation " + activity;
  }

  @Override
  public String resolve(EmailAddress address, RecordId record) {
    return "mailpromoter activities resolve " + address + " " + record;
  }

  @Override
  public String retry(long number) {
    return "mailpromoter retry --decision " + number;
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
  public String records(String find) {
    return "mailpromoter records";
  }

  @Override
  public String newRecord() {
    return "mailpromoter records add";
  }

  @Override
  public String importFile(String name, boolean skipping) {
    return "mailpromoter records import" + (skipping ? " --skip-bad" : "");
  }

  @Override
  public String address(String address) {
    return "mailpromoter records find " + address;
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
  public List<String> access() {
    return List.of("mailpromoter accounts", "mailpromoter api-tokens", "mailpromoter sessions");
  }

  @Override
  public String accounts() {
    return "mailpromoter accounts";
  }

  @Override
  public String makeToken(Holder holder) {
    return "mailpromoter api-tokens make " + holder.name();
  }

  @Override
  public String audit(Fields filters) {
    return "mailpromoter audit";
  }

  @Override
  public String report(Fields filters) {
    return "mailpromoter report";
  }

  @Override
  public String findPerson(String address) {
    return "mailpromoter erase-person --preview";
  }

  @Override
  public String erasePerson(String address) {
    return "mailpromoter erase-person --yes";
  }

  @Override
  public String forgetRefused() {
    return "mailpromoter forget-refused";
  }

  @Override
  public String whatIf(Fields draft) {
    return "mailpromoter what-if";
  }

  @Override
  public List<String> actions(Fields draft) {
    return List.of("mailpromoter settings set");
  }

  @Override
  public List<String> action(Action action) {
    return List.of("mailpromoter do '" + EnglishAction.of(action) + "'");
  }
}

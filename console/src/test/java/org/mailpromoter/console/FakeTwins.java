package org.mailpromoter.console;

import java.util.List;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.english.EnglishAction;
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
  public List<String> access() {
    return List.of("mailpromoter accounts", "mailpromoter api-tokens", "mailpromoter sessions");
  }

  @Override
  public String accounts() {
    return "mailpromoter accounts";
  }

  @Override
  public String makeToken(String holder) {
    return "mailpromoter api-tokens make " + holder;
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
  public List<String> action(Action action) {
    return List.of("mailpromoter do '" + EnglishAction.of(action) + "'");
  }
}

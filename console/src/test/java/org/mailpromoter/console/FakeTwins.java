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
  public String records(String find) {
    return "mailpromoter records";
  }

  @Override
  public String newRecord() {
    return "mailpromoter records add";
  }

  @Override
  public String importFile(String name) {
    return "mailpromoter records import";
  }

  @Override
  public String address(String address) {
    return "mailpromoter records find " + address;
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

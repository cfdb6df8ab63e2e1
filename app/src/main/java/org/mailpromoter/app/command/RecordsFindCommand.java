package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.diagnosis.english.EnglishSender;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.documents.RecordDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.AddressOwners;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks an address up in every directory. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = "Look an address up in every directory; show each answer and how old it is.")
final class RecordsFindCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "ADDRESS", description = "The e-mail address.")
  private String text = "";

  @Inject
  RecordsFindCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure {
    EmailAddress address = Arguments.address(text);
    AddressOwners.Answer answer;
    try (OpenInstallation open = context.open()) {
      answer = new AddressOwners(open).find(address);
    }
    print(answer);
    return answer.sender().isPresent() ? ExitCode.OK : ExitCode.MAILBOX;
  }

  private void print(AddressOwners.Answer answer) {
    EmailAddress address = answer.address();
    List<DirectoryAnswer> answers = answer.directories();
    Screen screen = context.screen();
    Table table = new Table("directory", "kind", "as_of", "record", "name", "owner", "active");
    answers.forEach(each -> rows(table, each, each.records(address)));
    screen.document(RecordDocuments.found(answer));
    screen.table(table);
    answer.sender().ifPresent(each -> screen.say(EnglishSender.of(each)));
    answers.forEach(
        each -> DirectoryWords.remarks(each).forEach(fault -> Complaint.say(screen, fault)));
  }

  private static void rows(Table table, DirectoryAnswer answer, List<PartyRecord> records) {
    String state = DirectoryWords.state(answer);
    for (PartyRecord each : records) {
      RecordId owner = each.owner().orElse(null);
      table.row(
          answer.directory(), answer.kind(), state, each.id(), each.name(), owner, each.active());
    }
    if (records.isEmpty()) {
      String nothing = answer.failure().isPresent() ? "no answer" : "unknown";
      table.row(answer.directory(), answer.kind(), state, nothing, "", "", "");
    }
  }
}

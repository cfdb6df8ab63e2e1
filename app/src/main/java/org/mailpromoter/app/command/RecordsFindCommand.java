package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks every directory whose an address is. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description =
        "Ask every directory whose an address is, and say what each answers and from which state.")
final class RecordsFindCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Parameters(paramLabel = "ADDRESS", description = "The e-mail address.")
  private String text = "";

  @Inject
  RecordsFindCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure {
    EmailAddress address = Arguments.address(text);
    List<DirectoryAnswer> answers;
    try (OpenInstallation open = installation.get().open()) {
      answers = DirectoryAnswer.of(open, Set.of(address));
    }
    print(address, answers);
    boolean allAnswered = answers.stream().allMatch(each -> each.failure().isEmpty());
    return allAnswered ? ExitCode.OK : ExitCode.MAILBOX;
  }

  private void print(EmailAddress address, List<DirectoryAnswer> answers) {
    Screen screen = options.screen();
    Table table = new Table("directory", "kind", "as_of", "record", "name", "owner", "active");
    List<Object> documents = new ArrayList<>();
    for (DirectoryAnswer each : answers) {
      Table records = new Table("record", "name", "owner", "active");
      each.records(address).forEach(record -> row(records, table, each, record));
      if (records.isEmpty()) {
        String nothing = each.failure().isPresent() ? "no answer" : "unknown";
        table.row(each.directory(), each.kind(), DirectoryWords.state(each), nothing, "", "", "");
      }
      Map<String, @Nullable Object> document = DirectoryWords.document(each);
      document.put("records", records.toObjects());
      documents.add(document);
    }
    screen.document(Fields.of("address", address, "directories", documents));
    screen.table(table);
    answers.forEach(each -> DirectoryWords.remarks(each).forEach(Complaint::say));
  }

  private static void row(Table records, Table table, DirectoryAnswer answer, PartyRecord record) {
    RecordId owner = record.owner().orElse(null);
    records.row(record.id(), record.name(), owner, record.active());
    table.row(
        answer.directory(),
        answer.kind(),
        DirectoryWords.state(answer),
        record.id(),
        record.name(),
        owner,
        record.active());
  }
}

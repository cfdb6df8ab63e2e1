package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.documents.RecordDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.change.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and imports records. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description =
        "List records and their source: contacts, accounts, leads and others that were imported"
            + " or come from a directory.",
    subcommands = {RecordsFindCommand.class, RecordsImportCommand.class})
final class RecordsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--find",
      paramLabel = "TEXT",
      description = "Only records whose id, name or address contains this text.")
  private String find = "";

  @Mixin private Paging paging = new Paging();

  @Inject
  RecordsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, WrongPageException {
    RecordList.Answer answer;
    PageRequest page = paging.page();
    try (OpenInstallation open = context.open()) {
      answer = new RecordList(open).page(find, page);
    }
    print(answer);
    return ExitCode.OK;
  }

  private void print(RecordList.Answer answer) {
    Table table = new Table("id", "name", "owner", "active", "addresses", "from");
    for (RecordList.Row each : answer.rows()) {
      PartyRecord record = each.entry().record();
      table.row(
          record.id(),
          record.name(),
          record.owner().orElse(null),
          record.active(),
          each.entry().addresses(),
          each.directory());
    }
    List<String> notes = notes(answer);
    Screen screen = context.screen();
    screen.document(RecordDocuments.list(answer));
    screen.table(table);
    screen.say(Words.some(answer.total(), "record") + " in all.");
    Paging.sayNext(screen, "more", answer.next());
    notes.forEach(screen::say);
  }

  private static List<String> notes(RecordList.Answer answer) {
    List<String> notes = new ArrayList<>();
    for (String directory : answer.notListed()) {
      notes.add(
          "The records of the directory "
              + directory
              + " are not listed; 'mailpromoter records find ADDRESS' asks it.");
    }
    answer.faults().forEach(each -> notes.add(each.sentence()));
    return notes;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: mailpromoter records add contact:anna --name 'Anna Berg' --address"
            + " anna@customer.example"
      },
      description = "Add a record, or add an address to an existing one.")
  Integer add(
      @Parameters(paramLabel = "KIND:ID", description = "The record, for example contact:anna.")
          String id,
      @Option(names = "--name", paramLabel = "NAME", description = "Display name.")
          @Nullable String name,
      @Option(
              names = "--address",
              paramLabel = "ADDRESS",
              required = true,
              description = "An e-mail address; may be given several times.")
          List<String> addresses)
      throws CommandFailure, NotFoundException, RefusedException {
    RecordId record = Arguments.record(id);
    Arguments.requireOnce("--address", addresses);
    List<EmailAddress> parsed = new ArrayList<>();
    for (String each : addresses) {
      parsed.add(Arguments.address(each));
    }
    return changed(
        context.parts()::openOrCreate,
        records ->
            name == null
                ? records.addAddresses(Person.requester(), record, parsed)
                : records.addAddresses(Person.requester(), record, parsed, name));
  }

  @Command(
      name = "remove-address",
      mixinStandardHelpOptions = true,
      description = "Remove an address from a record.")
  Integer removeAddress(
      @Parameters(paramLabel = "KIND:ID", description = "The record.") String id,
      @Parameters(paramLabel = "ADDRESS", description = "The address.") String text)
      throws CommandFailure, NotFoundException, RefusedException {
    EmailAddress address = Arguments.address(text);
    RecordId record = Arguments.record(id);
    return changed(
        context.parts()::open,
        records -> records.removeAddress(Person.requester(), record, address));
  }

  @Command(
      name = "activate",
      mixinStandardHelpOptions = true,
      description = "Activate a record, or deactivate it with --off.")
  Integer activate(
      @Parameters(paramLabel = "KIND:ID", description = "The record.") String id,
      @Option(names = "--off", description = "Deactivate it.") boolean off)
      throws CommandFailure, NotFoundException, RefusedException {
    RecordId record = Arguments.record(id);
    return changed(
        context.parts()::open, records -> records.activate(Person.requester(), record, !off));
  }

  /** A change of one record. */
  private interface Change {
    RecordEntry with(Records records) throws NotFoundException, RefusedException;
  }

  private int changed(Supplier<OpenInstallation> opening, Change change)
      throws NotFoundException, RefusedException {
    try (OpenInstallation open = opening.get()) {
      RecordEntry entry = change.with(new Records(open));
      Screen screen = context.screen();
      screen.say(sentence(entry));
      screen.document(RecordDocuments.changed(entry, PassingSentence.say(open, screen)));
    }
    return ExitCode.OK;
  }

  private static String sentence(RecordEntry entry) {
    String addresses =
        entry.addresses().stream().map(EmailAddress::value).collect(Collectors.joining(", "));
    return entry.record()
        + (entry.record().active() ? "" : ", inactive,")
        + " has "
        + (addresses.isEmpty() ? "no address" : addresses)
        + " now.";
  }
}

package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.installation.InstalledDirectory;
import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and imports records. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description =
        "List records and where they come from: contacts, accounts, leads and others that were"
            + " imported or stand in a directory.",
    subcommands = RecordsFindCommand.class)
final class RecordsCommand implements Callable<Integer> {
  private static final int PROBLEMS_SHOWN = 20;

  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = "--find",
      paramLabel = "TEXT",
      description = "Only those whose id, name or address contains this.")
  private String find = "";

  @Mixin private Limit limit = new Limit();

  @Inject
  RecordsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure {
    int most = limit.value();
    Table table = new Table("id", "name", "owner", "active", "addresses", "from");
    List<String> notes = new ArrayList<>();
    long total = 0;
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      for (InstalledDirectory each : parts.directories(storage)) {
        total += each.isOfOwners() ? 0 : list(each, most, table, notes);
        each.directory().close();
      }
    }
    options
        .screen()
        .document(Fields.of("records", table.toObjects(), "total", total, "notes", notes));
    options.screen().table(table);
    options.screen().say(Words.some(total, "record") + " in all.");
    notes.forEach(each -> options.screen().say(each));
    return ExitCode.OK;
  }

  /** Lists what a directory has, as far as there is room, and returns how many it has in all. */
  private long list(InstalledDirectory directory, int most, Table table, List<String> notes) {
    try {
      for (RecordEntry entry : directory.list(find, Math.max(0, most - table.size()))) {
        table.row(
            entry.record().id(),
            entry.record().name(),
            entry.record().owner().orElse(null),
            entry.record().active(),
            entry.addresses(),
            directory.name());
      }
      if (!directory.isListed()) {
        notes.add(
            "The records of the directory "
                + directory.name()
                + " are not listed; 'mailpromoter records find ADDRESS' asks it.");
      }
      directory.directory().warnings().forEach(each -> notes.add(each.sentence()));
      return directory.count();
    } catch (DirectoryException e) {
      notes.add(e.sentence());
      return 0;
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter records import contacts.csv"},
      description =
          "Import records from CSV (kind,id,name,address[,owner][,active]) or vCard files."
              + " Records of the same id are replaced. When a row is wrong nothing is imported,"
              + " unless --skip-bad is given.")
  Integer importRecords(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV or vCard files.")
          List<Path> files,
      @Option(names = "--skip-bad", description = "Import the good rows and report the others.")
          boolean skipBad)
      throws CommandFailure {
    List<RecordEntry> entries = new ArrayList<>();
    List<Imported.Problem> problems = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Path file : files) {
      Imported imported = read(file);
      entries.addAll(imported.entries());
      problems.addAll(imported.problems());
      remarks.addAll(imported.remarks());
    }
    if (!problems.isEmpty() && !skipBad) {
      throw new CommandFailure(ExitCode.CONFIGURATION, refusal(problems));
    }
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      List<RecordEntry> dated =
          entries.stream()
              .map(
                  e ->
                      new RecordEntry(e.record().createdAt(parts.clock().instant()), e.addresses()))
              .toList();
      int added = storage.recordStore().put(dated);
      remarks.addAll(unknownOwners(parts, entries));
      report(entries.size(), added, problems, remarks);
      Passing.say(parts, storage, options.screen());
    }
    return ExitCode.OK;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: mailpromoter records add contact:anna --name 'Anna Berg' --address anna@customer.example"
      },
      description = "Add a record, or an address to one that exists.")
  Integer add(
      @Parameters(paramLabel = "KIND:ID", description = "The record, for example contact:anna.")
          String id,
      @Option(names = "--name", paramLabel = "NAME", description = "How people call it.")
          @Nullable String name,
      @Option(
              names = "--address",
              paramLabel = "ADDRESS",
              required = true,
              description = "An e-mail address; may be given several times.")
          List<String> addresses)
      throws CommandFailure {
    RecordId record = recordId(id);
    List<EmailAddress> parsed = new ArrayList<>();
    for (String each : addresses) {
      parsed.add(Arguments.address(each));
    }
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      RecordEntry now =
          existing(storage, record)
              .orElseGet(
                  () ->
                      new RecordEntry(
                          PartyRecord.of(record, parsed.get(0).value())
                              .createdAt(parts.clock().instant()),
                          List.of()));
      Set<EmailAddress> all = new LinkedHashSet<>(now.addresses());
      all.addAll(parsed);
      PartyRecord named = name == null ? now.record() : now.record().named(name);
      put(parts, storage, new RecordEntry(named, List.copyOf(all)));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "remove-address",
      mixinStandardHelpOptions = true,
      description = "Take an address from a record.")
  Integer removeAddress(
      @Parameters(paramLabel = "KIND:ID", description = "The record.") String id,
      @Parameters(paramLabel = "ADDRESS", description = "The address.") String text)
      throws CommandFailure {
    EmailAddress address = Arguments.address(text);
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      RecordEntry now = demanded(storage, recordId(id));
      if (!now.addresses().contains(address)) {
        throw Missing.of("address " + address + " of " + id, "It has: " + now.addresses() + ".");
      }
      List<EmailAddress> others =
          now.addresses().stream().filter(each -> !each.equals(address)).toList();
      put(parts, storage, new RecordEntry(now.record(), others));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "activate",
      mixinStandardHelpOptions = true,
      description = "Put a record into use, or out of use with --off.")
  Integer activate(
      @Parameters(paramLabel = "KIND:ID", description = "The record.") String id,
      @Option(names = "--off", description = "Put it out of use.") boolean off)
      throws CommandFailure {
    Installation parts = installation.get();
    try (Storage storage = parts.storage()) {
      RecordEntry now = demanded(storage, recordId(id));
      put(parts, storage, new RecordEntry(now.record().active(!off), now.addresses()));
    }
    return ExitCode.OK;
  }

  private void put(Installation parts, Storage storage, RecordEntry entry) {
    storage.recordStore().put(List.of(entry));
    Screen screen = options.screen();
    String addresses =
        entry.addresses().stream().map(EmailAddress::value).collect(Collectors.joining(", "));
    screen.say(
        entry.record()
            + (entry.record().active() ? "" : ", inactive,")
            + " has "
            + (addresses.isEmpty() ? "no address" : addresses)
            + " now.");
    long passing = Passing.say(parts, storage, screen);
    screen.document(
        Fields.of(
            "id", entry.record().id(), "addresses", entry.addresses(), "would_pass_now", passing));
  }

  private static Optional<RecordEntry> existing(Storage storage, RecordId id) {
    return storage.recordStore().list(id.toString(), Integer.MAX_VALUE).stream()
        .filter(each -> each.record().id().equals(id))
        .findFirst();
  }

  private static RecordEntry demanded(Storage storage, RecordId id) throws CommandFailure {
    return existing(storage, id)
        .orElseThrow(() -> Missing.of("record " + id, "'mailpromoter records' lists them."));
  }

  private static RecordId recordId(String text) throws CommandFailure {
    RecordId id = Arguments.record(text);
    if (id.kind() == RecordKind.USER || id.kind() == RecordKind.QUEUE) {
      throw new CommandFailure(
          ExitCode.USAGE, "Users and queues such as " + id + " stand in the configuration file.");
    }
    return id;
  }

  private static Imported read(Path file) throws CommandFailure {
    if (!Files.exists(file)) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    }
    try {
      return RecordFile.read(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The file " + file + " cannot be read: " + FileTrouble.reason(e) + ".");
    }
  }

  /** Mail from such records would get an owner whom nobody knows. */
  private static List<String> unknownOwners(Installation parts, List<RecordEntry> entries) {
    List<RecordId> known = parts.deployment().owners().stream().map(Owner::id).toList();
    return entries.stream()
        .flatMap(each -> each.record().owner().stream())
        .filter(owner -> owner.kind() == RecordKind.USER && !known.contains(owner))
        .distinct()
        .map(owner -> "The owner " + owner + " is no user of the configuration file.")
        .toList();
  }

  private static String refusal(List<Imported.Problem> problems) {
    return "Nothing was imported, because "
        + (problems.size() == 1 ? "a row is" : problems.size() + " rows are")
        + " wrong:\n"
        + lines(problems)
        + "\nWhat to do: correct the rows, or import the good ones alone with --skip-bad.";
  }

  private static String lines(List<Imported.Problem> problems) {
    String shown =
        problems.stream()
            .limit(PROBLEMS_SHOWN)
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n"));
    int more = problems.size() - PROBLEMS_SHOWN;
    return more > 0 ? shown + "\n  and " + more + " more" : shown;
  }

  private void report(
      int imported, int added, List<Imported.Problem> problems, List<String> remarks) {
    Screen screen = options.screen();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("imported", imported);
    document.put("new", added);
    document.put("skipped", problems.stream().map(Object::toString).toList());
    document.put("remarks", remarks);
    screen.document(document);
    screen.say(Words.some(imported, "record") + " imported (" + added + " new).");
    if (!problems.isEmpty()) {
      screen.say("Left out: " + Words.some(problems.size(), "row") + ".");
      screen.verbatim(lines(problems));
    }
    remarks.forEach(ErrorScreen::say);
  }
}

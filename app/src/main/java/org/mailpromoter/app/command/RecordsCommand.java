package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.installation.Installation;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.app.records.Imported;
import org.mailpromoter.app.records.RecordFile;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.storage.sqlite.SqliteStorage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and imports records. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description = "List imported records: contacts, accounts, leads and others.")
final class RecordsCommand implements Callable<Integer> {
  private static final int PROBLEMS_SHOWN = 20;

  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = "--find",
      paramLabel = "TEXT",
      description = "Only those whose id, name or address contains this.")
  private String find = "";

  @Option(names = "--limit", description = "How many to list (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Inject
  RecordsCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    try (SqliteStorage storage = installation.get().storage()) {
      Table table = new Table("id", "name", "owner", "active", "addresses");
      for (RecordEntry entry : storage.recordStore().list(find, limit)) {
        table.row(
            entry.record().id(),
            entry.record().name(),
            entry.record().owner().map(Object::toString).orElse(""),
            entry.record().active() ? "yes" : "no",
            entry.addresses().stream().map(EmailAddress::value).collect(Collectors.joining(", ")));
      }
      long total = storage.recordStore().count();
      options.screen().document(Fields.of("records", table.toObjects(), "total", total));
      options.screen().table(table);
      options.screen().say(total + " records in all.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
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
    for (Path file : files) {
      Imported imported = read(file);
      entries.addAll(imported.entries());
      problems.addAll(imported.problems());
    }
    if (!problems.isEmpty() && !skipBad) {
      throw new CommandFailure(ExitCode.CONFIGURATION, refusal(problems));
    }
    Installation parts = installation.get();
    try (SqliteStorage storage = parts.storage()) {
      List<RecordEntry> dated =
          entries.stream()
              .map(
                  e ->
                      new RecordEntry(e.record().createdAt(parts.clock().instant()), e.addresses()))
              .toList();
      int added = storage.recordStore().put(dated);
      report(entries.size(), added, problems);
    }
    return ExitCode.OK;
  }

  private static Imported read(Path file) throws CommandFailure {
    if (!Files.exists(file)) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    }
    try {
      return RecordFile.read(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION, "The file " + file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private static String refusal(List<Imported.Problem> problems) {
    return "Nothing was imported, because "
        + (problems.size() == 1 ? "a row is" : problems.size() + " rows are")
        + " wrong:\n"
        + lines(problems)
        + "\nWhat to do: mend the rows, or import the good ones alone with --skip-bad.";
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

  private void report(int imported, int added, List<Imported.Problem> problems) {
    Screen screen = options.screen();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("imported", imported);
    document.put("new", added);
    document.put("skipped", problems.stream().map(Object::toString).toList());
    screen.document(document);
    screen.say(imported + " records imported, " + added + " of them new.");
    if (!problems.isEmpty()) {
      screen.verbatim(problems.size() + " rows were left out:\n" + lines(problems));
    }
  }
}

package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordFile;
import org.mailpromoter.documents.RecordDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.ImportedFile;
import org.mailpromoter.installation.change.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports records from files. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter records import contacts.csv"},
    description =
        "Import records from CSV (kind,id,name,address[,owner][,active]) or vCard files."
            + " Records with the same id are replaced. If a row is wrong, nothing is imported"
            + " unless --skip-bad is given.")
final class RecordsImportCommand implements Callable<Integer> {
  private static final int PROBLEMS_SHOWN = 20;

  private final CommandContext context;
  private final LongWork work;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV or vCard files.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--skip-bad", description = "Import the valid rows and report the others.")
  private boolean skipBad;

  @Option(
      names = "--export",
      description =
          "The files are exports of a CRM: what their columns give is recognized by their names"
              + " (Contact ID, Full Name, Email, ...). Rows without an address are left out.")
  private boolean export;

  @Inject
  RecordsImportCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure {
    Arguments.requireOnce("The file", files);
    List<Imported> read = work.run("files", this::read);
    if (read.stream().allMatch(Imported::isEmpty)) {
      throw new CommandFailure(ExitCode.CONFIGURATION, nothing(read));
    }
    if (!skipBad && count(read) > 0) {
      throw new CommandFailure(ExitCode.CONFIGURATION, refusal(read));
    }
    try (OpenInstallation open = context.openOrCreate()) {
      Records.Imported done =
          work.run("records", task -> new Records(open).put(Person.requester(), all(read), task));
      List<String> remarks = remarks(read);
      say(done, read, remarks);
      context
          .screen()
          .document(
              RecordDocuments.imported(
                  new ImportedFile(
                      done,
                      problems(read).map(RecordsImportCommand::skipped).toList(),
                      remarks,
                      PassingSentence.say(open, context.screen()))));
    }
    return ExitCode.OK;
  }

  /**
   * The records of one file after those of the other. A {@code flatMap} would hold all records of a
   * file in memory.
   */
  private static Iterable<RecordEntry> all(List<Imported> read) {
    return () ->
        read.stream()
            .map(each -> StreamSupport.stream(each.entries().spliterator(), false))
            .reduce(Stream.empty(), Stream::concat)
            .iterator();
  }

  private static long count(List<Imported> read) {
    return read.stream().mapToLong(Imported::problemCount).sum();
  }

  private static Stream<Imported.Problem> problems(List<Imported> read) {
    return read.stream().flatMap(each -> each.problems().stream());
  }

  private static List<String> remarks(List<Imported> read) {
    return read.stream().flatMap(each -> each.remarks().stream()).toList();
  }

  private List<Imported> read(Task task) throws CommandFailure {
    List<Imported> all = new ArrayList<>();
    for (Path file : files) {
      all.add(read(file));
      task.advance(1);
    }
    return all;
  }

  private Imported read(Path file) throws CommandFailure {
    if (!Files.exists(file)) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    }
    try {
      Predicate<RecordId> owners = Records.owners(context.parts().deployment());
      return export ? RecordFile.readExport(file, owners) : RecordFile.read(file, owners);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The file " + file + " cannot be read: " + FileTrouble.reason(e) + ".");
    }
  }

  private static String refusal(List<Imported> read) {
    long rows = invalidRows(read);
    return "Nothing was imported, because "
        + (rows == 0 ? "a file is" : rows == 1 ? "a row is" : rows + " rows are")
        + " wrong:\n"
        + lines(read)
        + "\nWhat to do: correct the rows, or import only the valid ones with --skip-bad.";
  }

  private static long invalidRows(List<Imported> read) {
    return read.stream().mapToLong(Imported::invalidRows).sum();
  }

  private static String nothing(List<Imported> read) {
    return "Nothing was imported, because there is no valid row"
        + (count(read) == 0 ? "." : ":\n" + lines(read))
        + "\nWhat to do: correct the rows, or name other files.";
  }

  private static String lines(List<Imported> read) {
    String shown =
        problems(read)
            .limit(PROBLEMS_SHOWN)
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n"));
    long more = count(read) - PROBLEMS_SHOWN;
    return more > 0 ? shown + "\n  and " + Words.some(more, "more row") : shown;
  }

  private static ImportedFile.SkippedRow skipped(Imported.Problem problem) {
    return new ImportedFile.SkippedRow(problem.place(), problem.message());
  }

  private void say(Records.Imported done, List<Imported> read, List<String> remarks) {
    Screen screen = context.screen();
    screen.say(Words.some(done.records(), "record") + " imported (" + done.added() + " new).");
    if (count(read) > 0) {
      screen.say("Skipped: " + Words.some(invalidRows(read), "row") + ".");
      screen.verbatim(lines(read));
    }
    remarks.forEach(screen::complain);
    done.unknownOwners()
        .forEach(
            owner ->
                screen.complain(
                    "The owner " + owner + " is not a user in the configuration file."));
  }
}

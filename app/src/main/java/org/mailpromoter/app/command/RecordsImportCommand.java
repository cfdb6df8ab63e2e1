package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordFile;
import org.mailpromoter.documents.RecordDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
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

  @Inject
  RecordsImportCommand(CommandContext context, LongWork work) {
    this.context = context;
    this.work = work;
  }

  @Override
  public Integer call() throws CommandFailure {
    List<RecordEntry> entries = new ArrayList<>();
    List<Imported.Problem> problems = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Imported imported : work.run("files", this::read)) {
      entries.addAll(imported.entries());
      problems.addAll(imported.problems());
      remarks.addAll(imported.remarks());
    }
    if (!problems.isEmpty() && !skipBad) {
      throw new CommandFailure(ExitCode.CONFIGURATION, refusal(problems));
    }
    try (OpenInstallation open = context.open()) {
      Records.Imported done =
          work.run("records", task -> new Records(open).put(Person.ofSystem(), entries, task));
      say(done, problems, remarks);
      context
          .screen()
          .document(
              RecordDocuments.imported(
                  done,
                  problems.stream().map(RecordsImportCommand::skipped).toList(),
                  remarks,
                  PassingSentence.say(open, context.screen())));
    }
    return ExitCode.OK;
  }

  private List<Imported> read(Task task) throws CommandFailure {
    List<Imported> all = new ArrayList<>();
    for (Path file : files) {
      all.add(read(file));
      task.advance(1);
    }
    return all;
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

  private static String refusal(List<Imported.Problem> problems) {
    return "Nothing was imported, because "
        + (problems.size() == 1 ? "a row is" : problems.size() + " rows are")
        + " wrong:\n"
        + lines(problems)
        + "\nWhat to do: correct the rows, or import only the valid ones with --skip-bad.";
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

  private static RecordDocuments.SkippedRow skipped(Imported.Problem problem) {
    return new RecordDocuments.SkippedRow(problem.place(), problem.message());
  }

  private void say(Records.Imported done, List<Imported.Problem> problems, List<String> remarks) {
    Screen screen = context.screen();
    screen.say(Words.some(done.records(), "record") + " imported (" + done.added() + " new).");
    if (!problems.isEmpty()) {
      screen.say("Skipped: " + Words.some(problems.size(), "row") + ".");
      screen.verbatim(lines(problems));
    }
    remarks.forEach(ErrorScreen::say);
    done.unknownOwners()
        .forEach(
            owner ->
                ErrorScreen.say(
                    "The owner " + owner + " is not a user in the configuration file."));
  }
}

package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.store.PrivateFiles;
import org.mailpromoter.deployment.ShellWord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the product on a bundled sample mailbox with the same commands that users run. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Promote a bundled sample mailbox and explain a mail that was not promoted.")
final class DemoCommand implements Callable<Integer> {
  private static final String REFUSED = "<budget-question@northwind.example>";

  private final GlobalOptions options;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Folder for the sample (default: a new temporary folder).")
  private @Nullable Path folder;

  @Option(names = "--serve", description = "Show the sample in a browser afterwards, until Ctrl-C.")
  private boolean serve;

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "Load what commands and the service need, and end.")
  private boolean rehearse;

  @Spec private @Nullable CommandSpec spec;

  @Inject
  DemoCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws CommandFailure {
    Screen screen = options.screen();
    CommandLine commands = commands();
    Path sample = copySample();
    String config = sample.resolve("mailpromoter.yaml").toString();
    screen.say("A sample installation in " + sample + ":");
    screen.say(
        "Christopher Reed accepts replies to tracked mail only (the default); the queue Support"
            + " accepts all mail. A mail to Contoso was sent from the system and is about the"
            + " account"
            + " Contoso.");
    List<List<String>> steps =
        List.of(
            List.of("records", "import", sample.resolve("contacts.csv").toString()),
            List.of(
                "activities",
                "record-sent",
                sample.resolve("sent.eml").toString(),
                "--regarding",
                "account:contoso"),
            List.of("sync"),
            List.of("activities"),
            List.of("explain", REFUSED));
    for (List<String> step : steps) {
      run(commands, config, sample, step, screen);
    }
    screen.say("");
    screen.say("Try next:");
    screen.command("  ", ShellCommand.of("--config", config, "errors"));
    screen.command(
        "  ", ShellCommand.of("--config", config, "users", "track", "christopher", "contacts"));
    screen.command("  ", ShellCommand.of("init"));
    if (folder == null) {
      screen.say("To delete the sample:");
      screen.command("  ", "rm -r " + ShellWord.quoted(sample.toString()));
    }
    if (rehearse) {
      rehearse(commands, sample, screen);
      run(commands, config, sample, List.of("console", "--rehearse"), screen);
      return ExitCode.OK;
    }
    if (serve) {
      run(commands, config, sample, List.of("console"), screen);
      return ExitCode.OK;
    }
    screen.say("To see it in a browser:");
    screen.command("  ", ShellCommand.of("--config", config, "console"));
    return ExitCode.OK;
  }

  private void run(
      CommandLine commands, String config, Path sample, List<String> step, Screen screen)
      throws CommandFailure {
    screen.say("");
    List<String> shown = step.stream().map(each -> each.replace(sample + "/", "")).toList();
    screen.command("$ ", ShellCommand.of(shown.toArray(new String[0])));
    List<String> arguments = Stream.concat(Stream.of("--config", config), step.stream()).toList();
    int exitCode = commands.execute(arguments.toArray(new String[0]));
    if (exitCode != ExitCode.OK) {
      throw new CommandFailure(exitCode, "The demo stopped at the command above.");
    }
  }

  /** Before the console, whose process ends with it. */
  private void rehearse(CommandLine commands, Path sample, Screen screen) throws CommandFailure {
    try (EmptyMailbox mailbox = new EmptyMailbox()) {
      String config = mailbox.configuration(sample).toString();
      run(commands, config, sample, List.of("sync"), screen);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.CONFIGURATION, "The rehearsal failed: " + e.getMessage());
    }
  }

  private CommandLine commands() {
    CommandSpec own = spec;
    if (own == null) {
      throw new IllegalStateException("picocli fills the spec before it calls");
    }
    return own.root().commandLine();
  }

  private Path copySample() throws CommandFailure {
    Path bundled = Path.of(System.getProperty("mailpromoter.home", "."), "demo");
    try {
      Path target = folder == null ? Files.createTempDirectory("mailpromoter-demo") : folder;
      requireEmpty(target);
      copy(bundled, target);
      return target;
    } catch (FileSystemException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The sample cannot be copied: " + e.getFile() + ": " + FileTrouble.reason(e) + ".");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The sample in " + bundled + " cannot be copied: " + FileTrouble.reason(e) + ".");
    }
  }

  private static void requireEmpty(Path target) throws CommandFailure, IOException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new CommandFailure(
          ExitCode.USAGE, target + " is a file. --folder takes a new or empty folder.");
    }
    if (Files.exists(target)) {
      try (Stream<Path> present = Files.list(target)) {
        if (present.findAny().isPresent()) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "The folder " + target + " is not empty. --folder takes a new or empty folder.");
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          PrivateFiles.createFolder(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}

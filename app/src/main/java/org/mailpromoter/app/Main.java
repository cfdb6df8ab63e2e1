package org.mailpromoter.app;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.command.Ending;
import org.mailpromoter.app.command.ExitCode;
import org.mailpromoter.app.command.GlobalOptions;
import org.mailpromoter.app.command.MailpromoterCommand;
import org.mailpromoter.app.command.Subcommands;
import org.mailpromoter.app.output.ErrorScreen;
import org.mailpromoter.app.output.Terminal;
import picocli.CommandLine;

/** The command {@code mailpromoter}. */
public final class Main {
  private static final System.Logger LOG = System.getLogger(Main.class.getName());

  private Main() {}

  /** Runs a command and ends the virtual machine with its exit code. */
  public static void main(String[] arguments) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Ending ending = new Ending();
    if (List.of(arguments).contains("run")) {
      ending.beforeServing();
    }
    ending.watch();
    int code = run(ending, arguments);
    ending.over(code);
    System.exit(code);
  }

  /** Runs a command and returns its exit code, one of {@link ExitCode}. */
  static int run(Ending ending, String... arguments) {
    return run(ending, Subcommands.of(arguments), arguments);
  }

  /** A wrong command line is explained by all commands. */
  private static int run(Ending ending, Subcommands subcommands, String... arguments) {
    GlobalOptions options = new GlobalOptions();
    return commands(options, ending, subcommands)
        .setParameterExceptionHandler(
            (slip, given) ->
                subcommands.areAll()
                    ? tellSlip(SlipHandler.report(slip), options, given)
                    : run(ending, Subcommands.all(), given))
        .execute(arguments);
  }

  private static int tellSlip(FailureReport slip, GlobalOptions options, String... given) {
    options.readOutputOf(given);
    return tell(slip, options);
  }

  /** The commands, as they are run. */
  static CommandLine commands(GlobalOptions options, Ending ending, Subcommands subcommands) {
    CommandLine commands =
        new CommandLine(new MailpromoterCommand(options), new Parts(options, ending));
    subcommands.addTo(commands);
    commands.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, new CommandGroups());
    return commands
        .setExecutionStrategy(parsed -> execute(parsed, options))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> tell(FailureReport.of(failure), options))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpWidth(Terminal.measured().prose());
  }

  private static int execute(CommandLine.ParseResult parsed, GlobalOptions options) {
    if (!options.verbose()) {
      return new CommandLine.RunLast().execute(parsed);
    }
    Instant start = Instant.now();
    try (Verbosity unused = Verbosity.on()) {
      int code = new CommandLine.RunLast().execute(parsed);
      String took = String.valueOf(Duration.between(start, Instant.now()).toMillis());
      LOG.log(Level.DEBUG, "ended with {0} after {1} ms", code, took);
      return code;
    }
  }

  /**
   * Creates commands with the dependencies of their constructors; Guice starts with the first
   * command.
   */
  private static final class Parts implements CommandLine.IFactory {
    private final GlobalOptions options;
    private final Ending ending;
    private @Nullable Injector injector;

    Parts(GlobalOptions options, Ending ending) {
      this.options = options;
      this.ending = ending;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      boolean ours = type.getPackageName().startsWith("org.mailpromoter.app.command");
      return ours ? injector().getInstance(type) : CommandLine.defaultFactory().create(type);
    }

    private Injector injector() {
      Injector made = injector;
      if (made == null) {
        made = Guice.createInjector(new AppModule(options, ending));
        injector = made;
      }
      return made;
    }
  }

  /**
   * Reports to people on standard error, and to programs in the JSON document unless it was already
   * printed.
   */
  private static int tell(FailureReport failure, GlobalOptions options) {
    ErrorScreen.say(failure.text());
    if (options.verbose() && failure.cause() != null) {
      failure.cause().printStackTrace();
    }
    if (!options.screen().hasDocument()) {
      options.screen().document(failure.document());
    }
    return failure.exitCode();
  }
}

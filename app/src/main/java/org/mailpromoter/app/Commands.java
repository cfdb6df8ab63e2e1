package org.mailpromoter.app;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.command.GlobalOptions;
import org.mailpromoter.app.command.MailpromoterCommand;
import org.mailpromoter.app.command.Subcommands;
import org.mailpromoter.app.command.Workplace;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Streams;
import org.mailpromoter.app.remote.CommandsFace;
import org.mailpromoter.app.remote.RunningService;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.SocketFile;
import picocli.CommandLine;

/** Parses a command line, runs its command, and reports how it failed. For one command line. */
final class Commands {
  private static final System.Logger LOG = System.getLogger(Commands.class.getName());

  private final Streams streams;
  private final Ending ending;
  private final GlobalOptions options;
  private final @Nullable Workplace service;
  private final @Nullable String allowed;
  private final Parts parts;

  private Commands(
      Streams streams, Ending ending, @Nullable Workplace service, @Nullable String allowed) {
    this.streams = streams;
    this.ending = ending;
    this.options = new GlobalOptions(streams);
    this.service = service;
    this.allowed = allowed;
    this.parts = new Parts();
  }

  /** Runs a command of this process and returns its exit code, one of {@link ExitCode}. */
  static int run(Ending ending, String... arguments) {
    return run(Streams.ofProcess(), ending, null, null, Subcommands.of(arguments), arguments);
  }

  /**
   * The same for another process, in the service that has its storage open.
   *
   * @param allowed the only command that is run
   */
  static int run(
      Workplace service, String allowed, Streams streams, Ending ending, List<String> arguments) {
    String[] given = arguments.toArray(new String[0]);
    return run(streams, ending, service, allowed, Subcommands.of(given), given);
  }

  /** A wrong command line is explained by all commands. */
  private static int run(
      Streams streams,
      Ending ending,
      @Nullable Workplace service,
      @Nullable String allowed,
      Subcommands subcommands,
      String... arguments) {
    Commands commands = new Commands(streams, ending, service, allowed);
    return commands
        .commandLine(subcommands)
        .setParameterExceptionHandler(
            (slip, given) ->
                subcommands.areAll()
                    ? commands.tellSlip(SlipHandler.report(slip), given)
                    : run(streams, ending, service, allowed, Subcommands.all(), given))
        .execute(arguments);
  }

  private int tellSlip(FailureReport slip, String... given) {
    options.readOutputOf(given);
    return tell(slip);
  }

  private CommandLine commandLine(Subcommands subcommands) {
    CommandLine commands = new CommandLine(new MailpromoterCommand(options), parts);
    subcommands.addTo(commands);
    commands.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, new CommandGroups());
    return commands
        .setExecutionStrategy(this::execute)
        .setExecutionExceptionHandler(
            (failure, command, parsed) ->
                failed(failure, command.getCommandName(), parsed.originalArgs()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpWidth(streams.terminal().prose());
  }

  /** The log of a service does not change with a command that it runs for another process. */
  private int execute(CommandLine.ParseResult parsed) {
    if (allowed != null && !isAllowed(allowed, parsed)) {
      return tell(
          FailureReport.of(
              new CommandFailure(
                  ExitCode.USAGE,
                  "The service was asked for the command '"
                      + allowed
                      + "' with the arguments of another one. It ran nothing.")));
    }
    if (!options.verbose() || service != null) {
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

  private static boolean isAllowed(String allowed, CommandLine.ParseResult parsed) {
    CommandLine.ParseResult command = parsed.subcommand();
    return command != null
        && !command.hasSubcommand()
        && command.commandSpec().name().equals(allowed);
  }

  private int failed(Exception failure, String command, List<String> arguments) {
    try {
      OptionalInt code = inService(failure, command, arguments);
      return code.isPresent() ? code.getAsInt() : tell(FailureReport.of(failure));
    } catch (CommandFailure e) {
      return tell(FailureReport.of(e));
    }
  }

  /** Where a service works with the storage, it runs the command. */
  private OptionalInt inService(Exception failure, String command, List<String> arguments)
      throws CommandFailure {
    boolean inUse = failure instanceof StoreException e && e.code() == StoreError.IN_USE;
    if (!inUse || service != null || !CommandsFace.COMMANDS.containsKey(command)) {
      return OptionalInt.empty();
    }
    Installation here = parts.injector().getInstance(Installation.class);
    Optional<Path> socket = SocketFile.of(here.deployment());
    return socket.isEmpty()
        ? OptionalInt.empty()
        : new RunningService(socket.get()).run(command, arguments, streams, ending);
  }

  /**
   * Reports to people on standard error, and to programs in the JSON document unless it was already
   * printed.
   */
  private int tell(FailureReport failure) {
    options.screen().complain(failure.text());
    if (options.verbose() && failure.cause() != null) {
      options.screen().complain(failure.cause());
    }
    if (!options.screen().hasDocument()) {
      options.screen().document(failure.document());
    }
    return failure.exitCode();
  }

  /**
   * Creates commands with the dependencies of their constructors; Guice starts with the first
   * command.
   */
  private final class Parts implements CommandLine.IFactory {
    private @Nullable Injector injector;

    @Override
    public <K> K create(Class<K> type) throws Exception {
      boolean ours = type.getPackageName().startsWith("org.mailpromoter.app.command");
      return ours ? injector().getInstance(type) : CommandLine.defaultFactory().create(type);
    }

    Injector injector() {
      Injector made = injector;
      if (made == null) {
        made = Guice.createInjector(new AppModule(options, ending, service));
        injector = made;
      }
      return made;
    }
  }
}

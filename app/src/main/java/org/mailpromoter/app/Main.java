package org.mailpromoter.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.command.MailpromoterCommand;
import org.mailpromoter.app.config.ConfigurationException;
import org.mailpromoter.app.installation.CommandFailure;
import org.mailpromoter.app.installation.Ending;
import org.mailpromoter.app.installation.ExitCode;
import org.mailpromoter.app.installation.GlobalOptions;
import org.mailpromoter.app.output.Printable;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.spi.config.SecretException;
import picocli.CommandLine;

/** The command {@code mailpromoter}. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the virtual machine with its exit code. */
  public static void main(String[] arguments) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Ending ending = new Ending();
    if (List.of(arguments).contains("run")) {
      ending.prepare();
    }
    System.exit(run(ending, arguments));
  }

  /** Runs a command and returns its exit code, one of {@link ExitCode}. */
  static int run(Ending ending, String... arguments) {
    GlobalOptions options = new GlobalOptions();
    Parts parts = new Parts(options, ending);
    return new CommandLine(new MailpromoterCommand(options), parts)
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, options))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }

  /**
   * Makes commands with what they ask for in their constructors; Guice starts with the first one.
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

  private static int report(Exception failure, GlobalOptions options) {
    Throwable cause = failure instanceof ProvisionException ? failure.getCause() : failure;
    if (cause instanceof CommandFailure refused) {
      print(String.valueOf(refused.getMessage()));
      return refused.exitCode();
    }
    if (cause instanceof Faulted fault) {
      print(fault.sentence());
      print("What to do: " + fault.code().remedy());
      if (options.verbose()) {
        cause.printStackTrace();
      }
      return exitCode(fault);
    }
    if (cause instanceof InterruptedException) {
      print("Interrupted. What was committed stays; the next run goes on there.");
      return ExitCode.INTERRUPTED;
    }
    print("A defect of mailpromoter: " + cause);
    print("What to do: please report it with the output of the same command with --verbose.");
    if (options.verbose() && cause != null) {
      cause.printStackTrace();
    }
    return ExitCode.INTERNAL;
  }

  private static int exitCode(Faulted fault) {
    if (fault instanceof ConfigurationException || fault instanceof SecretException) {
      return ExitCode.CONFIGURATION;
    }
    if (fault instanceof StoreException) {
      return fault.code() == StoreError.IN_USE ? ExitCode.ALREADY_RUNNING : ExitCode.STORAGE;
    }
    return ExitCode.MAILBOX;
  }

  private static void print(String paragraph) {
    System.err.println(Printable.of(paragraph, true));
  }
}

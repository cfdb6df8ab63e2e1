package org.mailpromoter.app.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.fault.FileTrouble;
import picocli.CommandLine.Option;

/**
 * Where a new password comes from: never an argument, which other users of the host can see. Filled
 * by picocli.
 */
final class PasswordInput {
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Read the password from the first line of FILE, - for standard input; otherwise the"
              + " terminal asks for it.")
  private @Nullable String file;

  /** The password, without the end of its line. */
  String read() throws CommandFailure {
    if (file == null) {
      return typed();
    }
    try (InputStream in =
        file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
      String line =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The password cannot be read from " + file + ": " + FileTrouble.reason(e) + ".");
    }
  }

  /** From Java 22 on there is a console without a terminal, too; it reads an empty password. */
  @SuppressWarnings("SystemConsoleNull")
  private static String typed() throws CommandFailure {
    Console console = System.console();
    if (console == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no terminal to type the password at. Give --password-file FILE, or"
              + " --password-file - to read it from standard input.");
    }
    String first = asked(console, "Password: ");
    if (!first.equals(asked(console, "Once more: "))) {
      throw new CommandFailure(ExitCode.USAGE, "The two passwords differ. Nothing was changed.");
    }
    return first;
  }

  private static String asked(Console console, String prompt) {
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? "" : String.valueOf(typed);
  }
}

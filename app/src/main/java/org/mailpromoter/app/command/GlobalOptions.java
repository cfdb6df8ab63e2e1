package org.mailpromoter.app.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Streams;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. Filled by picocli. */
public final class GlobalOptions {
  /** How data is printed. */
  public enum Output {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
  }

  @Option(
      names = {"-c", "--config"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Configuration file (default: $MAILPROMOTER_CONFIG, else ./mailpromoter.yaml).")
  private @Nullable Path config;

  @Option(
      names = {"-o", "--output"},
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      description = "text or json (default: text).")
  private Output output = Output.TEXT;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log each step to standard error, with the technical causes of failures.")
  private boolean verbose;

  private final Streams streams;
  private @Nullable Screen screen;

  /** Options of a command that prints to streams. */
  public GlobalOptions(Streams streams) {
    this.streams = streams;
  }

  /** Takes the output format from a wrong command line, of which picocli reads only a part. */
  public void readOutputOf(String... wrong) {
    if (WantedOutput.of(wrong) == Output.JSON) {
      output = Output.JSON;
    }
  }

  /** The configuration file to use. */
  public Path configFile() {
    if (config != null) {
      return config;
    }
    return Optional.ofNullable(System.getenv("MAILPROMOTER_CONFIG"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .orElse(Path.of("mailpromoter.yaml"));
  }

  /** Whether failures show their technical cause. */
  public boolean verbose() {
    return verbose;
  }

  /** Where a command prints, the same for all that it prints. */
  public Screen screen() {
    boolean json = output == Output.JSON;
    Screen current = screen;
    if (current == null || current.isJson() != json) {
      current = new Screen(streams, json);
      screen = current;
    }
    return current;
  }
}

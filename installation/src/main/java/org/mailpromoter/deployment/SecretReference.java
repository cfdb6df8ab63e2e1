package org.mailpromoter.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.SecretException;

/**
 * Where a secret stands: in the environment, in a file of its own, or in the configuration itself.
 * It is looked up at each use. Immutable.
 */
public final class SecretReference implements Supplier<String> {
  private static final String FILE = "file:";

  private final Location at;
  private final String key;
  private final String text;
  private final Function<String, Optional<String>> environment;

  SecretReference(
      Location at, String key, String text, Function<String, Optional<String>> environment) {
    this.at = Objects.requireNonNull(at, "at");
    this.key = Objects.requireNonNull(key, "key");
    this.text = Objects.requireNonNull(text, "text");
    this.environment = Objects.requireNonNull(environment, "environment");
  }

  /** The key to which it belongs, for example {@code mailboxes.maria.password}. */
  public String key() {
    return key;
  }

  /** The file of its own in which it stands, if it does. */
  public Optional<Path> file() {
    if (!text.startsWith(FILE)) {
      return Optional.empty();
    }
    String path = text.substring(FILE.length());
    Path folder = at.file().toAbsolutePath().getParent();
    return Optional.of(folder == null ? Path.of(path) : folder.resolve(path));
  }

  /** Whether the configuration file itself holds the secret. */
  public boolean isLiteral() {
    return !text.startsWith(FILE) && !text.contains("${");
  }

  /**
   * The secret as it is now.
   *
   * @throws SecretException if it cannot be read
   */
  @Override
  public String get() {
    try {
      return read();
    } catch (Variables.UnresolvedException e) {
      throw new SecretException(
          "The secret " + key + " (" + at + ") cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** What is wrong with it now, if anything is. */
  public Optional<ConfigProblem> problem() {
    try {
      read();
      return Optional.empty();
    } catch (Variables.UnresolvedException e) {
      return Optional.of(problem(String.valueOf(e.getMessage())));
    }
  }

  /** Something that people should know about it. */
  ConfigProblem problem(String message) {
    return new ConfigProblem(at, key, message);
  }

  private String read() {
    Optional<Path> file = file();
    String secret = file.isPresent() ? contents(file.get()) : Variables.resolved(text, environment);
    if (secret.isBlank()) {
      throw new Variables.UnresolvedException("the value is empty", "");
    }
    return secret;
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      String why =
          Files.exists(file) ? "cannot be read: " + FileTrouble.reason(e) : "does not exist";
      throw new Variables.UnresolvedException("the secret file " + file + " " + why, "");
    }
  }
}

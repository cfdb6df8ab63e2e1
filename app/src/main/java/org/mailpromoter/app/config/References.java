package org.mailpromoter.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.Location;

/** Collects the problems of one reading, and resolves {@code ${NAME}} and {@code file:PATH}. */
final class References implements Section.Reading {
  private final Function<String, Optional<String>> environment;
  private final List<ConfigProblem> problems = new ArrayList<>();

  References(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  @Override
  public void problem(Location at, String key, String message) {
    problems.add(new ConfigProblem(at, key, message));
  }

  @Override
  public Optional<String> resolve(Location at, String key, String text, boolean secret) {
    if (secret && text.startsWith("file:")) {
      return fromFile(at, key, text.substring("file:".length()));
    }
    StringBuilder resolved = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        problem(at, key, "'${' without '}'");
        return Optional.empty();
      }
      Optional<String> value = variable(at, key, text.substring(open + 2, close));
      if (value.isEmpty()) {
        return value;
      }
      resolved.append(text, from, open).append(value.get());
      from = close + 1;
    }
    return Optional.of(resolved.append(text.substring(from)).toString());
  }

  private Optional<String> variable(Location at, String key, String reference) {
    int dash = reference.indexOf(":-");
    String name = dash < 0 ? reference : reference.substring(0, dash);
    Optional<String> value = environment.apply(name);
    if (value.isEmpty() && dash >= 0) {
      return Optional.of(reference.substring(dash + 2));
    }
    if (value.isEmpty()) {
      problem(
          at,
          key,
          "the environment variable "
              + name
              + " is not set; set it, or write ${"
              + name
              + ":-default}");
    }
    return value;
  }

  private Optional<String> fromFile(Location at, String key, String path) {
    Path folder = at.file().toAbsolutePath().getParent();
    Path file = folder == null ? Path.of(path) : folder.resolve(path);
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      String why = Files.exists(file) ? "cannot be read" : "does not exist";
      problem(at, key, "the secret file " + file + " " + why);
      return Optional.empty();
    }
  }
}

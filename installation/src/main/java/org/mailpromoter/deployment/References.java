package org.mailpromoter.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.Secret;

/**
 * Collects the problems of one reading, substitutes environment variables, and notes the paths and
 * the places of secrets, which are read only when they are used.
 */
final class References implements Section.Reading {
  private final Function<String, Optional<String>> environment;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<SecretReference> secrets = new ArrayList<>();
  private final List<NamedPath> paths = new ArrayList<>();

  References(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  List<SecretReference> secrets() {
    return secrets;
  }

  /** A file or folder that a section names. */
  private record NamedPath(Section section, String key, Path path) {}

  /** The files and folders that are named, except those of secrets. */
  List<Path> paths() {
    return paths.stream().map(NamedPath::path).toList();
  }

  /** Refuses a file of the storage anywhere else: what is written there would destroy it. */
  void reserve(Section storage, List<Path> files) {
    paths.stream()
        .filter(named -> !named.section().path().equals(storage.path()))
        .filter(named -> files.contains(named.path().normalize()))
        .forEach(named -> named.section().problem(named.key(), "is a file of the database"));
  }

  @Override
  public void read(Section section, ConfigSpec keys, Config values) {
    keys.keys()
        .forEach(
            key ->
                values
                    .find(key)
                    .filter(Path.class::isInstance)
                    .map(Path.class::cast)
                    .ifPresent(path -> paths.add(new NamedPath(section, key.name(), path))));
  }

  @Override
  public void problem(Location at, String key, String message) {
    ConfigProblem problem = new ConfigProblem(at, key, message);
    if (!problems.contains(problem)) { // a key that chooses how others are read is read twice
      problems.add(problem);
    }
  }

  @Override
  public Optional<String> resolve(Location at, String key, String text) {
    try {
      return Optional.of(Variables.resolved(text, environment));
    } catch (Variables.UnresolvedException e) {
      problem(at, key, e.getMessage() + advice(e.variable()));
      return Optional.empty();
    }
  }

  private static String advice(String variable) {
    return variable.isEmpty() ? "" : "; set it, or write ${" + variable + ":-default}";
  }

  @Override
  public Secret secret(Location at, String key, String text) {
    SecretReference reference = new SecretReference(at, key, text, environment);
    secrets.add(reference);
    return Secret.readFrom(reference);
  }
}

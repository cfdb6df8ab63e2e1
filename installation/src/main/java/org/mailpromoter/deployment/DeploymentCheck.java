package org.mailpromoter.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.tls.TrustedCertificates;

/**
 * What is probably wrong with a configuration: what it names is not there, or it says something
 * that nobody means. Looks at files of this machine, and connects to nothing.
 */
final class DeploymentCheck {
  private final Section root;
  private final List<ReadSections.Read> sections;
  private final List<ConfigProblem> problems = new ArrayList<>();

  DeploymentCheck(Section root, List<ReadSections.Read> sections) {
    this.root = root;
    this.sections = sections;
  }

  List<ConfigProblem> problems() {
    if (root.section("mailboxes").names().isEmpty()) {
      problem(root, "mailboxes", "no mailbox is configured, so that no mail would be read");
    }
    sections.forEach(this::addresses);
    sections.forEach(this::paths);
    sections.forEach(this::examples);
    logins();
    problems.sort(Comparator.comparingInt(each -> each.location().line()));
    return List.copyOf(problems);
  }

  private void problem(Section section, String key, String message) {
    String full = section.path().isEmpty() ? key : section.path() + "." + key;
    problems.add(new ConfigProblem(section.placeOf(key), full, message));
  }

  /** Nothing can be addressed to somebody who has no address. */
  private void addresses(ReadSections.Read read) {
    boolean owner = read.keys() == Owners.USER_KEYS || read.keys() == Owners.QUEUE_KEYS;
    if (owner
        && read.values().get(Owners.ACTIVE)
        && read.values().find(Owners.ADDRESSES).filter(List::isEmpty).isPresent()) {
      problem(
          read.section(),
          Owners.ADDRESSES.name(),
          "no address is given, so that no mail is ever addressed here");
    }
  }

  /** What 'init' has written as an example is nobody's server, login or name. */
  private void examples(ReadSections.Read read) {
    for (ConfigKey<?> key : read.keys().keys()) {
      read.values()
          .find(key)
          .filter(value -> InitialConfiguration.isExample(key.name(), value))
          .ifPresent(
              value ->
                  problem(
                      read.section(),
                      key.name(),
                      "this is still the example that 'init' has written; write your own value"));
    }
  }

  private void paths(ReadSections.Read read) {
    for (ConfigKey<?> key : read.keys().keys()) {
      read.values()
          .find(key)
          .filter(Path.class::isInstance)
          .map(Path.class::cast)
          .flatMap(path -> trouble(key.name(), path))
          .ifPresent(trouble -> problem(read.section(), key.name(), trouble));
    }
  }

  private static Optional<String> trouble(String key, Path path) {
    return switch (key) {
      case "trust", "token-trust" -> certificates(path);
      case "file", "token-file" -> writtenLater(path);
      default ->
          Files.exists(path) ? Optional.empty() : Optional.of("there is no file or folder " + path);
    };
  }

  private static Optional<String> certificates(Path pem) {
    if (!Files.isRegularFile(pem)) {
      return Optional.of("there is no file " + pem);
    }
    try {
      if (Files.readString(pem, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY")) {
        return Optional.of(
            "the file " + pem + " holds a private key; put nothing but certificates into it");
      }
      TrustedCertificates.of(pem);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "the file " + pem + " is of no use as a list of certificates: " + FileTrouble.reason(e));
    }
  }

  /** A file that mailpromoter makes needs a folder to lie in. */
  private static Optional<String> writtenLater(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return Optional.of(file + " is a folder; name a file in it");
    }
    if (folder == null || Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(folder)
            ? folder + " is no folder"
            : "there is no folder " + folder + "; create it");
  }

  /** One mailbox under two names is read twice. */
  private void logins() {
    Map<List<String>, Section> first = new HashMap<>();
    for (ReadSections.Read read : sections) {
      List<String> login = login(read);
      if (read.section().path().startsWith("mailboxes.") && login.size() > 1) {
        Section other = first.putIfAbsent(login, read.section());
        if (other != null) {
          problem(
              read.section(),
              "username",
              "the login is that of "
                  + other.path()
                  + ", too, so that one mailbox would be read twice");
        }
      }
    }
  }

  /** The server, and what tells one of its mailboxes from the others. */
  private static List<String> login(ReadSections.Read read) {
    List<String> login = new ArrayList<>();
    for (ConfigKey<?> key : read.keys().keys()) {
      if (List.of("server", "username", "mailbox", "path", "token-file").contains(key.name())) {
        read.values().find(key).ifPresent(value -> login.add(key.name() + "=" + value));
      }
    }
    return login;
  }
}

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
import org.mailpromoter.spi.net.TrustedCertificates;

/**
 * Finds probable mistakes in a configuration: things that do not exist, or values that nobody
 * intends. Checks files of this machine and connects to nothing.
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
      problem(root, "mailboxes", "no mailbox is configured, so no mail would be read");
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

  /** Mail cannot be addressed to a user without an address. */
  private void addresses(ReadSections.Read read) {
    boolean owner = read.keys() == Owners.USER_KEYS || read.keys() == Owners.QUEUE_KEYS;
    if (owner
        && read.values().get(Owners.ACTIVE)
        && read.values().find(Owners.ADDRESSES).filter(List::isEmpty).isPresent()) {
      problem(
          read.section(),
          Owners.ADDRESSES.name(),
          "no address is given, so no mail is ever addressed to it");
    }
  }

  /** Examples from 'init' are not real servers, logins or names. */
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
                      "this is still the example from 'init'; replace it with your own value"));
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
      case "file" -> writtenLater(path);
      case "token-file" -> writtenLater(path).or(() -> openToOthers(path));
      case "client-certificate", "client-key" -> ownKey(path);
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
            "the file " + pem + " contains a private key; it must contain certificates only");
      }
      TrustedCertificates.of(pem);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "the file "
              + pem
              + " cannot be used as a list of certificates: "
              + " "
              + FileTrouble.reason(e));
    }
  }

  /** Either file may hold the private key of this program. */
  private static Optional<String> ownKey(Path pem) {
    try {
      boolean isSecret =
          Files.readString(pem, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY")
              && Exposure.isReadByOthers(pem);
      return isSecret
          ? Optional.of(
              "every user of this machine may read the private key in "
                  + pem
                  + Exposure.remedy("o-rwx", pem))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("the file " + pem + " cannot be read: " + FileTrouble.reason(e));
    }
  }

  /** Such a token is not used. */
  private static Optional<String> openToOthers(Path tokens) {
    return Exposure.isForOwnerOnly(tokens)
        ? Optional.empty()
        : Optional.of(
            "others than its owner can read or change the file "
                + tokens
                + Exposure.remedy("600", tokens));
  }

  /** A file that mailpromoter makes needs a folder to lie in. */
  private static Optional<String> writtenLater(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return Optional.of(file + " is a folder; give a file");
    }
    if (folder == null || Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(folder)
            ? folder + " is not a folder"
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
              "the login is the same as that of "
                  + other.path()
                  + ", so the same mailbox would be read twice");
        }
      }
    }
  }

  /** The server and the keys that identify one of its mailboxes. */
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

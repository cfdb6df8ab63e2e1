package org.mailpromoter.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailpromoter.testkit.server.ServerFolder;

/** Installations in the states that pages are looked at in. Each is made when it is needed. */
final class Samples implements AutoCloseable {
  private final Path root = ServerFolder.create("browser").path();
  private final Map<State, RunningConsole> consoles = new EnumMap<>(State.class);
  private final List<RunningConsole> others = new ArrayList<>();
  private int copies;

  /** What there is to be seen. */
  enum State {
    /** No mail was ever read, and nobody chose anything. */
    EMPTY,
    /** The sample mailbox of {@code mailpromoter demo}. */
    FILLED,
    /** The same, with a mailbox that cannot be read and a sink that does not answer. */
    FAILURE
  }

  /** The console of a state. Nobody changes anything in it. */
  RunningConsole console(State state) {
    return consoles.computeIfAbsent(state, this::start);
  }

  private RunningConsole start(State state) {
    return switch (state) {
      case EMPTY -> RunningConsole.start(empty());
      case FILLED -> RunningConsole.start(demo());
      case FAILURE -> RunningConsole.start(failing(), "lost");
    };
  }

  /** A console on a sample of its own, to change what it likes. */
  RunningConsole ofItsOwn() {
    return of(demo());
  }

  /** A console on an installation in a folder. */
  RunningConsole of(Path folder) {
    return of(folder, Map.of());
  }

  /** The same with more of an environment. */
  RunningConsole of(Path folder, Map<String, String> environment) {
    RunningConsole console = RunningConsole.start(folder, environment);
    others.add(console);
    return console;
  }

  /** A new folder. */
  Path folder(String name) {
    try {
      return Files.createDirectory(root.resolve(name + ++copies));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample of its own, which is synchronized. */
  Path demo() {
    Path first = root.resolve("demo");
    if (!Files.exists(first)) {
      Command.run(root, "demo", "--folder", first.toString());
    }
    Path copy = folder("demo");
    copy(first, copy);
    return copy;
  }

  private Path empty() {
    Path folder = demo();
    for (String each : List.of("mail/christopher/cur", "mail/support/cur")) {
      ServerFolder.deleteTree(folder.resolve(each));
      create(folder.resolve(each));
    }
    delete(folder.resolve("mailpromoter.db"));
    return folder;
  }

  private Path failing() {
    Path folder = demo();
    change(
        folder, "mailboxes:\n", "mailboxes:\n  lost: {server: files, owner: maria, path: lost}\n");
    change(
        folder,
        "\nusers:\n",
        "\nsinks:\n  crm: {kind: webhook, url: 'https://127.0.0.1:9/'}\n\nusers:\n");
    change(folder, "reveal: always", "reveal: with-reason");
    Command.run(folder, "sinks", "replay", "--sink", "crm", "--since", "30d");
    return folder;
  }

  /** Changes a configuration file. */
  static void change(Path folder, String from, String to) {
    try {
      Path file = folder.resolve("mailpromoter.yaml");
      String text = Files.readString(file);
      if (!text.contains(from)) {
        throw new IllegalArgumentException(file + " has no " + from);
      }
      Files.writeString(file, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (!Files.isDirectory(each)) {
          Files.copy(each, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        } else if (!Files.exists(target)) {
          Files.createDirectory(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    consoles.values().forEach(RunningConsole::close);
    others.forEach(RunningConsole::close);
    ServerFolder.deleteTree(root);
  }
}

package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The built distribution, run as its users run it. */
final class Distribution {
  private static final Path HOME =
      Path.of("target", "distribution", "mailpromoter").toAbsolutePath();
  private static final Path COMMAND = HOME.resolve("bin/mailpromoter");

  static {
    prepareStart();
  }

  private final Path folder;
  private final Path command;
  private final Map<String, String> environment =
      new HashMap<>(Map.of("MAILPROMOTER_COMMAND", "mailpromoter"));

  Distribution(Path folder) {
    this(folder, COMMAND);
  }

  /** One that lies elsewhere. */
  Distribution(Path folder, Path command) {
    this.folder = folder;
    this.command = command;
  }

  /** As a user does once: the tests start hundreds of times. */
  private static void prepareStart() {
    try {
      Process process =
          new ProcessBuilder(HOME.resolve("bin/prepare").toString()).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("bin/prepare ended with " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The folder of the distribution. */
  static Path home() {
    return HOME;
  }

  /** Says how a person typed the name of the command; otherwise as on the PATH. */
  Distribution typed(String name) {
    environment.put("MAILPROMOTER_COMMAND", name);
    return this;
  }

  /** Adds options for the virtual machine. */
  Distribution with(String javaOptions) {
    environment.merge("MAILPROMOTER_JAVA_OPTS", javaOptions, (some, more) -> some + " " + more);
    return this;
  }

  /** Plugins are loaded from a folder of the test, in which each has its own folder. */
  Path plugins() {
    with("-Dmailpromoter.home=" + folder);
    return folder.resolve("plugins");
  }

  /** The result of a command. */
  record Result(int code, String out, String err) {}

  Path config() {
    return folder.resolve("mailpromoter.yaml");
  }

  /** Without a console of its own it takes any free port, as several run at the same time. */
  void configure(String yaml) {
    boolean own = yaml.contains("\nconsole:") || yaml.startsWith("console:");
    write("mailpromoter.yaml", own ? yaml : yaml + "\nconsole: {listen: ['127.0.0.1:0']}\n");
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = start(out, err, arguments);
    int code = process.waitFor();
    Result result =
        new Result(
            code,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** To be called at the end of every scenario: nothing that happened in it is damage. */
  void assertSound() throws IOException, InterruptedException {
    Result check = run("storage", "check");
    assertThat(check.code()).as(check.out() + check.err()).isZero();
    assertThat(check.out()).endsWith("is intact.\n");
  }

  Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(this.command.toString());
    command.add("--config");
    command.add(config().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}

package org.mailpromoter.app.distribution;

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
  private static final Path COMMAND =
      Path.of("target", "distribution", "mailpromoter", "bin", "mailpromoter").toAbsolutePath();

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  Distribution(Path folder) {
    this.folder = folder;
  }

  /** Plugins are looked for below a folder of the test, where each has a folder of its own. */
  Path plugins() {
    environment.put("MAILPROMOTER_JAVA_OPTS", "-Dmailpromoter.home=" + folder);
    return folder.resolve("plugins");
  }

  /** What a command came to. */
  record Result(int code, String out, String err) {}

  Path config() {
    return folder.resolve("mailpromoter.yaml");
  }

  void configure(String yaml) {
    write("mailpromoter.yaml", yaml);
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

  Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(COMMAND.toString());
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

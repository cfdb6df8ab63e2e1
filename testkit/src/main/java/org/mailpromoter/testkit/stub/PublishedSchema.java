package org.mailpromoter.testkit.stub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;

/** Finds schemas that others published. They lie next to the repository, not in it. */
public final class PublishedSchema {
  private PublishedSchema() {}

  /** A file or folder below {@code ../shared}; where it is absent but required, a failure. */
  public static Optional<Path> find(String name) {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isDirectory(here.resolve(".mvn"))) {
      here = here.getParent();
    }
    Optional<Path> found =
        Optional.ofNullable(here)
            .map(root -> root.resolve("../shared").resolve(name).normalize())
            .filter(Files::exists);
    if (Boolean.parseBoolean(System.getenv(ServerFolder.REQUIRED))) {
      Assertions.assertTrue(found.isPresent(), "the schema is required: ../shared/" + name);
    }
    return found;
  }
}

package org.mailpromoter.spi.config;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A place in a configuration file.
 *
 * @param file the file
 * @param line counted from 1
 * @since 0.1
 */
public record Location(Path file, int line) {
  /** Rejects null. */
  public Location {
    Objects.requireNonNull(file, "file");
  }

  @Override
  public String toString() {
    return file + ", line " + line;
  }
}

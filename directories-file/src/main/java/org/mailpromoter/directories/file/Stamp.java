package org.mailpromoter.directories.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * Distinguishes states of a file without reading it: a file that is written in place gets another
 * time or size, one that is renamed into place another key (the inode).
 *
 * @param modified when it was written last
 * @param size in bytes
 * @param key names the file on its disk, empty where the file system has no such name
 */
record Stamp(Instant modified, long size, String key) {
  static Stamp of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        attributes.lastModifiedTime().toInstant(),
        attributes.size(),
        attributes.fileKey() == null ? "" : attributes.fileKey().toString());
  }

  /**
   * How long to wait until the file has settled; zero if it has. A time in the future comes from
   * another clock and is ignored.
   */
  Duration untilSettled(Duration settle, Instant now) {
    Duration age = Duration.between(modified, now);
    boolean young = !age.isNegative() && age.compareTo(settle) < 0;
    return young ? settle.minus(age) : Duration.ZERO;
  }
}

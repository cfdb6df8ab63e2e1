package org.mailpromoter.console.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that people sent and that are not imported yet: one for each account, eight in all, for
 * half an hour. They lie in the folder for temporary files. Thread-safe.
 */
final class Uploads {
  private static final int MOST = 8;
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Upload> all = new LinkedHashMap<>();

  /**
   * A file.
   *
   * @param id names it; cannot be guessed
   * @param holder the account that sent it
   * @param name what it was called
   * @param file where it lies
   * @param at when it was sent
   */
  record Upload(String id, String holder, String name, Path file, Instant at) {
    /** A text about it, which calls it by its name. */
    String named(String text) {
      return text.replace(String.valueOf(file.getFileName()), name);
    }
  }

  /** Keeps a file instead of the one that the account sent before. */
  Upload keep(String holder, String name, InputStream content, Instant now) throws IOException {
    Path file = Files.createTempFile("mailpromoter", ".upload");
    file.toFile().deleteOnExit();
    try {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    Upload upload = new Upload(newId(), holder, name, file, now);
    synchronized (all) {
      all.values().stream()
          .filter(each -> each.holder().equals(holder))
          .toList()
          .forEach(this::drop);
      dropOld(now, MOST - 1);
      all.put(upload.id(), upload);
    }
    return upload;
  }

  private String newId() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void dropOld(Instant now, int most) {
    Instant oldest = now.minus(KEPT);
    List<Upload> kept = List.copyOf(all.values());
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).at().isBefore(oldest) || kept.size() - i > most) {
        drop(kept.get(i));
      }
    }
  }

  /** The file with an id that an account sent; empty if it is gone. */
  Optional<Upload> find(String id, String holder, Instant now) {
    synchronized (all) {
      dropOld(now, MOST);
      return Optional.ofNullable(all.get(id)).filter(each -> each.holder().equals(holder));
    }
  }

  /** Deletes a file. */
  void drop(Upload upload) {
    synchronized (all) {
      all.remove(upload.id());
    }
    try {
      Files.deleteIfExists(upload.file());
    } catch (IOException e) {
      // it goes with the process
    }
  }
}

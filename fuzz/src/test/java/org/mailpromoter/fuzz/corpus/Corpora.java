package org.mailpromoter.fuzz.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Mail that nobody here wrote, where it lies beside the sources. */
final class Corpora {
  private Corpora() {}

  /** A folder beside the project, wherever the project is checked out. */
  static Optional<Path> folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared").resolve(name))) {
        return Optional.of(at.resolve("shared").resolve(name));
      }
    }
    return Optional.empty();
  }

  /** All messages of the corpora, then all files of single messages. */
  static List<byte[]> messages() {
    List<byte[]> messages = new ArrayList<>();
    for (Path file : files("corpora", ".mbox.gz")) {
      messages.addAll(messagesOf(file));
    }
    for (Path file : files("faults/mail", ".eml")) {
      messages.add(bytes(file));
    }
    return messages;
  }

  private static List<Path> files(String folder, String ending) {
    if (folder(folder).isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder(folder).get())) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> messagesOf(Path mbox) {
    List<byte[]> messages = new ArrayList<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(mbox), 1 << 16))) {
      String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      int begin = 0;
      while (begin >= 0) {
        int body = all.indexOf('\n', begin) + 1;
        int next = all.indexOf("\n\nFrom ", body);
        String message = all.substring(body, next < 0 ? all.length() : next + 1);
        messages.add(message.replace("\n>From ", "\nFrom ").getBytes(StandardCharsets.ISO_8859_1));
        begin = next < 0 ? -1 : next + 2;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }
}

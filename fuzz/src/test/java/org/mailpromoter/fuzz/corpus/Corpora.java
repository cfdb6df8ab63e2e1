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

/** Third-party mail, if it is available next to the sources. */
final class Corpora {
  private static final String HEADER =
      """
      Received: from a.example by b.example; Mon, 5 Oct 2026 12:00:00 +0200
      From: "Berg, Ann" <ann@kunde.example>
      To: support@firma.example, =?utf-8?Q?J=C3=BCrgen?= <jk@firma.example>
      Cc: "Team" <team@firma.example>
      Subject: Re: Offer of =?utf-8?B?TcO8bGxlcg==?=
      Date: Mon, 5 Oct 2026 10:00:00 +0000
      Message-ID: <one@kunde.example>
      In-Reply-To: <two@firma.example>
      References: <three@firma.example> <two@firma.example>
      MIME-Version: 1.0
      """;

  private static final List<String> SEEDS =
      List.of(
          HEADER + "Content-Type: text/plain; charset=utf-8\n\nGrüße\n",
          HEADER
              + """
              Content-Type: multipart/mixed; boundary="boundary-1"

              --boundary-1
              Content-Type: multipart/alternative; boundary="boundary-2"

              --boundary-2
              Content-Type: text/plain; charset="utf-8"
              Content-Transfer-Encoding: quoted-printable

              Gr=C3=BC=C3=9Fe,
              a long line that is =
              broken
              --boundary-2
              Content-Type: text/html; charset=utf-8
              Content-Transfer-Encoding: base64

              PHA+R3LDvMOfZTwvcD4=
              --boundary-2--

              --boundary-1
              Content-Type: application/pdf; name="offer 1.pdf"
              Content-Disposition: attachment; filename="offer 1.pdf"
              Content-Transfer-Encoding: base64

              SGVsbG8=
              --boundary-1--
              """);

  private Corpora() {}

  /** A folder next to the project. */
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
    return Held.MESSAGES;
  }

  /** Read once, as unpacking takes its time. */
  private static final class Held {
    static final List<byte[]> MESSAGES = read();
  }

  private static List<byte[]> read() {
    List<byte[]> messages = new ArrayList<>();
    for (Path file : files("corpora", ".mbox.gz")) {
      messages.addAll(messagesOf(file));
    }
    for (Path file : files("faults/mail", ".eml")) {
      messages.add(bytes(file));
    }
    return messages;
  }

  /** The seeds of mutations: all available messages, and a few built-in ones. */
  static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>(messages());
    for (String seed : SEEDS) {
      seeds.add(seed.getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
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

package org.mailpromoter.directories.file;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file, which is read once from beginning to end, however long it is. */
final class RecordText implements Closeable {
  /** The encoding of spreadsheets on Windows that do not write UTF-8. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int BEGINNING = 1 << 16;

  private final Path file;
  private final BufferedReader text;
  private final String beginning;

  /** Sees each character that is read. */
  @FunctionalInterface
  interface Watcher {
    void next(char c);
  }

  private RecordText(Path file, Reader decoding) throws IOException {
    this.file = file;
    this.text = new BufferedReader(decoding, BEGINNING);
    try {
      this.beginning = beginning();
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** A text in UTF-8; reading throws a CharacterCodingException where it is not. */
  static RecordText utf8(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return new RecordText(
        file,
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** A text of a spreadsheet that does not write UTF-8. */
  static RecordText windows(Path file) throws IOException {
    return new RecordText(file, new InputStreamReader(Files.newInputStream(file), WINDOWS));
  }

  /** Looks at the beginning, and drops a byte order mark. */
  private String beginning() throws IOException {
    char[] first = new char[BEGINNING];
    text.mark(BEGINNING);
    int count = 0;
    for (int some; count < BEGINNING; count += some) {
      some = text.read(first, count, BEGINNING - count);
      if (some < 0) {
        break;
      }
    }
    text.reset();
    boolean marked = count > 0 && first[0] == '\uFEFF';
    if (marked) {
      int unused = text.read();
    }
    return new String(first, marked ? 1 : 0, marked ? count - 1 : count);
  }

  /** Whether it begins like this. */
  boolean beginsWith(String words) {
    return beginning.startsWith(words);
  }

  /** Its first line, or what of it is near. */
  String firstLine() {
    return beginning.lines().findFirst().orElse("");
  }

  /** What was not read yet. */
  Reader reader(Watcher watcher) {
    return new Reader() {
      @Override
      public int read(char[] into, int from, int most) throws IOException {
        int count = text.read(into, from, most);
        for (int i = from; i < from + count; i++) {
          if (into[i] == 0) {
            throw binary();
          }
          watcher.next(into[i]);
        }
        return count;
      }

      @Override
      public void close() {}
    };
  }

  /** No text has a NUL, in any encoding that is read here; spreadsheets and archives have some. */
  private IOException binary() {
    return new FileSystemException(
        file.toString(), null, "it is not a text file; save it as CSV in UTF-8, or as vCard");
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}

package org.mailpromoter.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.store.PrivateFiles;

/**
 * A file that a command writes because a person named it. It never takes the place of something
 * else: a file of the installation, a folder, a device, or a file that the command did not write.
 */
final class TargetFile {
  /** What becomes of a file that exists. */
  enum Existing {
    /** It stays; the command is refused. */
    KEPT,
    /** It is replaced if the command has written it. */
    REPLACED;

    static Existing replacedIf(boolean asked) {
      return asked ? REPLACED : KEPT;
    }
  }

  /** The kinds of files that commands write. */
  enum Kind {
    REPORT("report", ExitCode.USAGE, " or add --replace", ReportPage.MARK),
    /** Whether a file is a backup, only the storage knows. */
    BACKUP("backup", ExitCode.STORAGE, " or add --replace", ""),
    CONFIGURATION(
        "configuration",
        ExitCode.CONFIGURATION,
        " or add --force",
        "\\A\\s*\\z|^(# Mailpromoter\\.|(storage|servers|mailboxes|organization|users|queues):)"),
    POLICY(
        "policy file", ExitCode.CONFIGURATION, " or add --replace", "^# Mailpromoter policy file"),
    ATTACHMENT("attachment", ExitCode.USAGE, "", "");

    private final String noun;
    private final int exitCode;
    private final String replacing;
    private final Pattern mark;

    Kind(String noun, int exitCode, String replacing, String mark) {
      this.noun = noun;
      this.exitCode = exitCode;
      this.replacing = replacing;
      this.mark = Pattern.compile(mark, Pattern.MULTILINE);
    }
  }

  private static final int HEAD = 64 << 10;

  private final Kind kind;
  private final Path file;
  private final List<Path> spared;

  /**
   * A file to write.
   *
   * @param spared what the installation uses
   */
  TargetFile(Kind kind, Path file, Collection<Path> spared) {
    this.kind = kind;
    this.file = file;
    this.spared = List.copyOf(spared);
  }

  /** Refuses a file that must not be written. To be called before any work is done. */
  void require(Existing existing) throws CommandFailure {
    if (spared.stream().anyMatch(this::is)) {
      throw refused("the installation uses this file. Name another file.");
    }
    if (Files.isDirectory(file)) {
      throw refused("it is a folder. Name a file.");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      requireReplaceable(existing);
    } else if (!Files.isDirectory(folder())) {
      throw refused("there is no folder " + folder() + ". Create it, or name another file.");
    }
  }

  private void requireReplaceable(Existing existing) throws CommandFailure {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused("it is a link or a device. Name a regular file.");
    }
    if (existing == Existing.KEPT) {
      throw refused("it already exists. Name another file" + kind.replacing + ".");
    }
    if (!isOurs()) {
      throw refused(
          "it already exists and is no "
              + kind.noun
              + " of mailpromoter, so it is not replaced. Name another file.");
    }
  }

  private boolean isOurs() throws CommandFailure {
    try (var in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return kind.mark.matcher(head).find();
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  /** Writes a text that only the owner of the file may read. */
  void write(String text, Existing existing) throws CommandFailure {
    require(existing);
    try {
      PrivateFiles.replace(file, text);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  /** The failure to write it. */
  CommandFailure cannotBeWritten(IOException cause) {
    return refused(FileTrouble.reason(cause) + ". Name another file.");
  }

  private CommandFailure refused(String why) {
    return new CommandFailure(
        kind.exitCode, "The " + kind.noun + " " + file + " is not written: " + why);
  }

  private Path folder() {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /** Whether this is a file, under whatever name; it need not exist. */
  private boolean is(Path other) {
    try {
      return Files.exists(file) && Files.exists(other)
          ? Files.isSameFile(file, other)
          : place(file).equals(place(other));
    } catch (IOException e) {
      return false;
    }
  }

  private static Path place(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    return folder == null || !Files.exists(folder)
        ? whole
        : folder.toRealPath().resolve(whole.getFileName());
  }
}

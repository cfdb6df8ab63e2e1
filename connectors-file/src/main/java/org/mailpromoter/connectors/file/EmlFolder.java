package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;

/** A folder of {@code .eml} files; the folders in it are folders of the mailbox. */
final class EmlFolder implements MessageFiles {
  private static final String INBOX = "INBOX";

  private final Path root;

  EmlFolder(Path root) {
    this.root = root;
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public List<Folder> folders() throws IOException {
    List<Folder> folders = new ArrayList<>();
    folders.add(new Folder(new FolderId(INBOX), INBOX, FolderRole.INBOX));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        folders.add(new Folder(new FolderId(name), name, FolderRole.OTHER));
      }
    }
    folders.sort(Comparator.comparing(Folder::name));
    return folders;
  }

  @Override
  public boolean exists(String folder) {
    boolean sound = folder.indexOf('/') < 0 && !folder.startsWith(".");
    return folder.equals(INBOX) || sound && Files.isDirectory(root.resolve(folder));
  }

  @Override
  public SortedMap<String, Path> files(String folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    Path directory = folder.equals(INBOX) ? root : root.resolve(folder);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path file : entries) {
        String name = String.valueOf(file.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(".eml")) {
          files.put(name, file);
        }
      }
    }
    return files;
  }
}

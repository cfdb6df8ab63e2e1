package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;

/**
 * A Maildir with Maildir++ subfolders. A message is named by the unique part of its file name,
 * which begins with the time of delivery and stays when flags change.
 */
final class Maildir implements MessageFiles {
  private static final String INBOX = "INBOX";

  private final Path root;

  Maildir(Path root) {
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
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, ".?*")) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName()).substring(1);
        if (Files.isDirectory(entry.resolve("cur"))) {
          FolderRole role = name.equals("Sent") ? FolderRole.SENT : FolderRole.OTHER;
          folders.add(new Folder(new FolderId(name), name, role));
        }
      }
    }
    folders.sort(Comparator.comparing(Folder::name));
    return folders;
  }

  @Override
  public boolean exists(String folder) {
    boolean sound = folder.indexOf('/') < 0 && !folder.startsWith(".");
    return sound && Files.isDirectory(path(folder).resolve("cur"));
  }

  @Override
  public SortedMap<String, Path> files(String folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    for (String part : List.of("new", "cur")) {
      Path directory = path(folder).resolve(part);
      if (Files.isDirectory(directory)) {
        add(directory, files);
      }
    }
    return files;
  }

  private static void add(Path directory, SortedMap<String, Path> files) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path file : entries) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".")) {
          int flags = name.indexOf(':');
          files.put(flags < 0 ? name : name.substring(0, flags), file);
        }
      }
    }
  }

  private Path path(String folder) {
    return folder.equals(INBOX) ? root : root.resolve("." + folder);
  }
}

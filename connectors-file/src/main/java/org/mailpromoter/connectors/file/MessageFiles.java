package org.mailpromoter.connectors.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.mailpromoter.core.mailbox.Folder;

/** Mail with a file for each message. */
interface MessageFiles {
  /** Its path. */
  Path root();

  /** Its folders. */
  List<Folder> folders() throws IOException;

  /** Whether a folder exists. */
  boolean exists(String folder);

  /** The files of a folder by message id, in the order in which messages are reported. */
  SortedMap<String, Path> files(String folder) throws IOException;
}

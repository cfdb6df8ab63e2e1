package org.mailpromoter.core.fault;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Describes why a file cannot be read or written: the JDK exception often contains the file name
 * only.
 *
 * @since 0.1
 */
public final class FileTrouble {
  private FileTrouble() {}

  /** The reason, as the end of a sentence without its full stop. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "the user " + System.getProperty("user.name", "?") + " has no permission";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not written in UTF-8";
    }
    boolean told = failure instanceof FileSystemException system && system.getReason() != null;
    return told
        ? String.valueOf(((FileSystemException) failure).getReason())
        : String.valueOf(failure.getMessage());
  }
}

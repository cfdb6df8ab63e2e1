package com.example.mailpromoter.pop3;

import jakarta.mail.AuthenticationFailedException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Converts errors of Angus to those of the host. */
// snippet: fence
final class Pop3Fence {
  private final Pop3Server server;

  Pop3Fence(Pop3Server server) {
    this.server = server;
  }

  <T> T around(String doing, Callable<T> call) throws MailAccessException {
    try {
      return call.call();
    } catch (MailAccessException e) {
      throw e;
    } catch (Exception e) {
      throw new MailAccessException(
          code(doing, e), doing + " the " + server + " failed: " + oneLine(e) + ".", e);
    }
  }

  MailAccessException noFolder(FolderId folder) {
    return new MailAccessException(
        Pop3Error.FOLDER_NOT_FOUND, "There is no folder " + folder + " in the " + server + ".");
  }

  private static ErrorCode code(String doing, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationFailedException) {
        return Pop3Error.LOGIN_REFUSED;
      }
      if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
        return Pop3Error.NOT_TRUSTED;
      }
    }
    return doing.equals("connecting") ? Pop3Error.NOT_REACHED : Pop3Error.INTERRUPTED;
  }

  // end of snippet

  /** A server's words may hold anything; here they are short and cannot steer a terminal. */
  private static String oneLine(Exception e) {
    String text = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ").strip();
    return text.length() > 300 ? text.substring(0, 300) : text;
  }
}

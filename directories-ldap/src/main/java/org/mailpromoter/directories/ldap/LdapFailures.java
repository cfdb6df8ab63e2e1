package org.mailpromoter.directories.ldap;

import java.io.IOException;
import javax.naming.AuthenticationException;
import javax.naming.AuthenticationNotSupportedException;
import javax.naming.CommunicationException;
import javax.naming.LimitExceededException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoPermissionException;
import javax.naming.ServiceUnavailableException;
import javax.naming.SizeLimitExceededException;
import javax.naming.TimeLimitExceededException;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.spi.net.NetworkFailure;
import org.mailpromoter.spi.net.ServerWords;

/** Translates what the JDK throws into sentences. Immutable. */
final class LdapFailures {
  private final String directory;
  private final String server;
  private final ServerWords words;

  LdapFailures(String directory, String server, ServerWords words) {
    this.words = words;
    this.directory = directory;
    this.server = server;
  }

  /** Whether a kept connection may have grown too old, so that a new one may do better. */
  static boolean mayComeOfAge(NamingException e) {
    return !(e instanceof LimitExceededException
        || e instanceof NameNotFoundException
        || e instanceof NoPermissionException);
  }

  DirectoryException of(Throwable e) {
    return failure(errorOf(e), because(e), e);
  }

  DirectoryException ofStartTls(NamingException e) {
    return isAnswer(e)
        ? failure(LdapError.STARTTLS_NOT_OFFERED, "it does not offer STARTTLS", e)
        : of(e);
  }

  private DirectoryException failure(LdapError error, String why, Throwable cause) {
    return new DirectoryException(
        error,
        "The record directory " + directory + " cannot ask " + server + ": " + why + ".",
        words.redaction().of(cause));
  }

  /** The server said something, rather than nothing. */
  private static boolean isAnswer(Throwable e) {
    return String.valueOf(e.getMessage()).contains("[LDAP: error code");
  }

  private static LdapError errorOf(Throwable e) {
    boolean nobody =
        e instanceof AuthenticationException || e instanceof AuthenticationNotSupportedException;
    if (nobody || wantsLogin(e)) {
      return LdapError.LOGIN_REFUSED;
    }
    if (e instanceof SizeLimitExceededException) {
      return LdapError.TOO_MANY_ENTRIES;
    }
    if (e instanceof NameNotFoundException) {
      return LdapError.BASE_NOT_FOUND;
    }
    if (e instanceof NoPermissionException) {
      return LdapError.NOT_ALLOWED;
    }
    return isLate(e)
        ? LdapError.TIMED_OUT
        : NetworkFailure.in(e)
            .map(found -> found.kind().in(LdapError.class))
            .orElseGet(() -> errorWithoutName(e));
  }

  /** OpenLDAP and Active Directory report it with codes that also mean other things. */
  private static boolean wantsLogin(Throwable e) {
    String said = String.valueOf(e.getMessage());
    return said.contains("authentication required") || said.contains("a successful bind must be");
  }

  /** The JDK's exception for an abandoned answer can only be recognised by its message. */
  private static boolean isLate(Throwable e) {
    return e instanceof TimeLimitExceededException
        || String.valueOf(root(e).getMessage()).contains("timed out");
  }

  /** The server's message is shown as it is; without one the JDK's message is useless. */
  private static LdapError errorWithoutName(Throwable e) {
    if (isAnswer(e)) {
      return LdapError.FAILED;
    }
    boolean lost =
        e instanceof CommunicationException
            || e instanceof ServiceUnavailableException
            || e instanceof IOException
            || root(e) instanceof IOException
            || String.valueOf(e.getMessage()).contains("connection has been closed");
    return lost ? LdapError.CONNECTION_LOST : LdapError.UNEXPECTED;
  }

  private String because(Throwable e) {
    return NetworkFailure.in(e).map(found -> found.why(words::of)).orElseGet(() -> said(root(e)));
  }

  private String said(Throwable root) {
    return words.of(root.getMessage() == null ? root.toString() : root.getMessage());
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    for (Throwable each = e; each != null && each != each.getCause(); each = each.getCause()) {
      root = each;
    }
    return root;
  }
}

package org.mailpromoter.directories.ldap;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
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
import javax.net.ssl.SSLException;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.spi.config.Redaction;

/** Translates what the JDK throws into sentences. Immutable. */
final class LdapFailures {
  private final String directory;
  private final String server;
  private final Redaction redaction;

  LdapFailures(String directory, String server, Redaction redaction) {
    this.redaction = redaction;
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

  DirectoryException ofTrust(String file, Exception e) {
    return failure(
        LdapError.TRUST_UNREADABLE,
        "the file " + file + " with trusted certificates cannot be read",
        e);
  }

  private DirectoryException failure(LdapError error, String why, Throwable cause) {
    return new DirectoryException(
        error,
        "The record directory "
            + directory
            + " cannot ask "
            + server
            + ": "
            + redaction.of(why)
            + ".",
        redaction.of(cause));
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
    return find(e, SSLException.class).isPresent() ? errorOfTls(e) : errorOfNetwork(e);
  }

  /** OpenLDAP and Active Directory say so under codes that mean other things, too. */
  private static boolean wantsLogin(Throwable e) {
    String words = String.valueOf(e.getMessage());
    return words.contains("authentication required") || words.contains("a successful bind must be");
  }

  private static LdapError errorOfTls(Throwable e) {
    Optional<CertificateException> certificate = find(e, CertificateException.class);
    String words = String.valueOf(root(e).getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("no name matching")
        || words.contains("no subject alternative")
        || words.contains("hostname of the server")) {
      return LdapError.WRONG_HOST_NAME;
    }
    boolean untrusted = certificate.isPresent() || words.contains("certification path");
    return untrusted ? LdapError.UNTRUSTED_CERTIFICATE : LdapError.TLS_FAILED;
  }

  private static LdapError errorOfNetwork(Throwable e) {
    if (find(e, UnknownHostException.class).isPresent()) {
      return LdapError.HOST_NOT_FOUND;
    }
    boolean late =
        e instanceof TimeLimitExceededException
            || find(e, SocketTimeoutException.class).isPresent()
            || String.valueOf(root(e).getMessage()).contains("timed out");
    if (late) {
      return LdapError.TIMED_OUT;
    }
    boolean refused =
        find(e, ConnectException.class).isPresent()
            || find(e, NoRouteToHostException.class).isPresent();
    return refused ? LdapError.CONNECTION_REFUSED : errorWithoutName(e);
  }

  /** What the server says is shown as it is; without its words there is nothing to read there. */
  private static LdapError errorWithoutName(Throwable e) {
    if (isAnswer(e)) {
      return LdapError.FAILED;
    }
    boolean lost =
        e instanceof CommunicationException
            || e instanceof ServiceUnavailableException
            || String.valueOf(e.getMessage()).contains("connection has been closed")
            || find(e, IOException.class).isPresent();
    return lost ? LdapError.CONNECTION_LOST : LdapError.UNEXPECTED;
  }

  private static String because(Throwable e) {
    Throwable root = root(e);
    String words = String.valueOf(root.getMessage()).strip();
    if (root instanceof UnknownHostException) {
      return "the host is unknown";
    }
    String said = words.isEmpty() || root.getMessage() == null ? root.toString() : words;
    return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    for (Throwable each = e; each != null && each != each.getCause(); each = each.getCause()) {
      root = each;
    }
    return root;
  }

  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}

package org.mailpromoter.web;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server cannot be started. Its message says what is wrong, in a sentence. */
public final class ListenException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What cannot be used as it is. */
  public enum About {
    /** An address with a port. */
    ADDRESS,
    /** The files of a certificate. */
    CERTIFICATE,
    /** A socket file. */
    SOCKET_FILE,
    /** The server as a whole. */
    SERVER
  }

  private final String remedy;
  private final About about;
  private final transient @Nullable InetSocketAddress address;

  private ListenException(
      About about, @Nullable InetSocketAddress address, String sentence, String remedy) {
    super(Objects.requireNonNull(sentence, "sentence"));
    this.about = Objects.requireNonNull(about, "about");
    this.address = address;
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /**
   * A server that cannot be started.
   *
   * @param sentence what is wrong
   * @param remedy what to do about it
   */
  public ListenException(About about, String sentence, String remedy) {
    this(about, null, sentence, remedy);
  }

  /** An address that cannot be listened at. */
  public ListenException(InetSocketAddress address, String sentence, String remedy) {
    this(About.ADDRESS, address, sentence, remedy);
  }

  /** What cannot be used. */
  public About about() {
    return about;
  }

  /** The address, if it is about one. */
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(address);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}

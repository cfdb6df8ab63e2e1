package org.mailpromoter.installation;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.spi.config.ConfigSpec;

/** Somebody named something that does not exist. A value without a sentence. */
public final class NotFoundException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String name;
  private final String within;
  private final transient List<String> known;

  /** The kind of the name. */
  public enum Kind {
    /** A configured mailbox, or a former one of which there is mail. */
    MAILBOX,
    /** A configured user. */
    USER,
    /** A configured queue, or a former one of which there are activities. */
    QUEUE,
    /** A configured user or queue. */
    OWNER,
    /** A sink. */
    SINK,
    /** A source of the settings of another CRM. */
    POLICY_SOURCE,
    /** A record that some directory knows. */
    RECORD,
    /** A record of the storage, which is the only one that can be changed here. */
    STORED_RECORD,
    /** An address of a record. */
    ADDRESS,
    /** An email activity. */
    ACTIVITY,
    /** An attachment of an activity. */
    ATTACHMENT,
    /** A mail that was sent or is to be sent. */
    OUTGOING_MAIL,
    /** A draft of the caller. */
    DRAFT,
    /** The number of a decision. */
    DECISION,
    /** A message that was decided. */
    MESSAGE,
    /** An event that a sink did not take. */
    EVENT,
    /** A cause of alerts; within: its code. */
    ALERT,
    /** A setting of the organization. */
    SETTING,
    /** A plugin, or what one offers. */
    PLUGIN,
    /** A configured part of a connector or a kind of directory or sink that has a probe. */
    PROBE,
    /** A mailbox, directory or sink that a probe can ask; within: the connector or kind. */
    PROBED_PART,
    /** Long work in this process, or its result, which is kept for an hour. */
    JOB,
    /** An account that logs in with a password. */
    ACCOUNT,
    /** A token of a program. */
    API_TOKEN,
    /** A session of somebody who is logged in. */
    SESSION
  }

  private NotFoundException(Kind kind, String name, String within, Collection<String> known) {
    super(kind + " " + name);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.name = Objects.requireNonNull(name, "name");
    this.within = Objects.requireNonNull(within, "within");
    this.known = List.copyOf(known);
  }

  /** It does not exist, and the existing names are unknown. */
  public static NotFoundException of(Kind kind, Object name) {
    return new NotFoundException(kind, String.valueOf(name), "", List.of());
  }

  /**
   * Something does not exist.
   *
   * @param known the existing names
   */
  public static NotFoundException among(Kind kind, Object name, Collection<String> known) {
    return new NotFoundException(kind, String.valueOf(name), "", known);
  }

  /** The same, when it was sought in something, for example in an activity. */
  public NotFoundException within(Object thing) {
    return new NotFoundException(kind, name, String.valueOf(thing), known);
  }

  /** The code by which programs tell failed requests apart: {@code not-found/KIND}. */
  public String code() {
    return "not-found/" + EnumWords.of(kind);
  }

  /** The kind of the name. */
  public Kind kind() {
    return kind;
  }

  /** The name as it was given. */
  public String name() {
    return name;
  }

  /** Where it was looked up; empty for the installation itself. */
  public String within() {
    return within;
  }

  /** The existing names, as far as they are known. */
  public List<String> known() {
    return known;
  }

  /** The nearest existing name. */
  public Optional<String> nearest() {
    return ConfigSpec.nearest(name, known);
  }
}

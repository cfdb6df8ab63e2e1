package org.mailpromoter.core.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.fault.EnumWords;

/**
 * The settings of the organization that are not yes-or-no.
 *
 * @since 0.1
 */
public enum OrganizationValue {
  /** {@code SSSForceFilteringMethodForUserMailboxes}. */
  FORCED_TRACK_OPTION(
      Kind.WORD,
      "off",
      "off 0 1 2 3 4",
      "A Track option that overrides those of all users, not of queues"),
  /** How to treat a match whose sender is not a participant of the conversation. */
  STRANGER_IN_CONVERSATION(
      DoubtfulMatch.ACCEPT,
      "What to do with a reply whose sender is not a participant of the conversation"),
  /** How to treat a match whose sender's domain failed authentication. */
  FAILED_AUTHENTICATION(
      DoubtfulMatch.FLAG,
      "What to do with a reply if a trusted server reports that it is not from the sender's "
          + "domain"),
  /** The servers whose Authentication-Results are believed. */
  TRUSTED_AUTHENTICATION_SERVERS(
      Kind.WORDS,
      "",
      "",
      "Names (authserv-ids) of the servers whose Authentication-Results are trusted"),
  /** Whether an activity inherits the regarding record (C-2). */
  INHERIT_REGARDING(
      RegardingInheritance.ALWAYS,
      "Whether a reply gets the regarding record of its conversation; not-to-queues: not if a "
          + "queue accepts the message"),
  /** The user option "Create" and {@code AutoCreateContactOnPromote} (P-15). */
  CREATE_UNKNOWN_SENDERS(
      UnknownSenders.NO,
      "Which kind of record is created for the unknown sender of promoted mail; never for "
          + "machine mail"),
  /** Whether a tracked folder's record is set in every run (F-3). */
  FOLDER_REGARDING(
      FolderRegarding.EVERY_RUN,
      "Whether the record of a tracked folder is set in every run, overriding manual changes, or "
          + "once"),
  /** The two definitions of new mail (S-10, T31). */
  WATERMARK(
      WatermarkReading.ARRIVAL,
      "Which mail is new to a mailbox: what arrived in a folder since the last run, or only what "
          + "was received after all mail of earlier runs, as in Dynamics 365"),
  /** The keywords that replace the Dynamics 365 category (F-10, F-14). */
  TRACKED_KEYWORDS(
      Kind.NAMES,
      "$mailpromotertracked",
      "",
      "A message with one of these keywords or categories is promoted regardless of the Track "
          + "options"),
  /** Attempts to create an activity (S-40). */
  CREATION_ATTEMPTS(
      Kind.NUMBER,
      "5",
      "1 100",
      "Attempts (one per run) to create an activity before its message is marked undeliverable"),
  /** After how many failures the alert about a mailbox becomes an error (S-32). */
  TRANSIENT_ERROR_ATTEMPTS(
      Kind.NUMBER,
      "10",
      "1 1000",
      "Consecutive failures of a mailbox after which its alert becomes an error; retries continue"),
  /** The longest pause after a failure of a mailbox (S-32). */
  TRANSIENT_ERROR_PAUSE_MINUTES(
      Kind.NUMBER, "5", "1 60", "The longest pause between two attempts of a failing mailbox"),
  /** Whether the pause grows from two seconds; not in Dynamics 365. */
  TRANSIENT_ERROR_BACKOFF(
      RetryPause.EXPONENTIAL,
      "Whether pauses start at two seconds and double, or always have the longest duration"),
  /** {@code TraceLogPersistenceTimeInDays} (S-51). */
  ALERT_RETENTION_DAYS(
      Kind.NUMBER, "30", "0 3650", "Number of days after which alerts are " + "deleted"),
  /** How long the evidence about mail that did not become an activity is kept (S-54). */
  REFUSED_RETENTION_DAYS(
      Kind.NUMBER,
      "30",
      "0 3650",
      "Number of days after which the evidence about mail that is not an activity is deleted; "
          + "the decision itself is kept"),
  /** Other times for some reasons. */
  RETENTION_BY_REASON(
      Kind.WORDS,
      "",
      "",
      "Different retention for some reasons, for example NoRecipientMatch=7 InvalidSender=90"),
  /** Whether anything is kept of mail that did not become an activity. */
  REFUSED_EVIDENCE(
      RefusedEvidence.FULL,
      "What is stored about mail that is not an activity: the evidence for deciding, or a digest "
          + "without personal data"),
  /** {@code organization.maxuploadfilesize} (P-50). */
  LARGEST_ATTACHMENT_KILOBYTES(Kind.NUMBER, "5120", "1 131072", "Larger attachments are omitted"),
  /** Blocked extensions (P-51). */
  BLOCKED_ATTACHMENTS(
      Kind.WORDS,
      "ade adp app asa ashx asmx asp bas bat cdx cer chm class cmd com config cpl crt csh dll exe"
          + " fxp hlp hta htr htw ida idc idq inf ins isp its jar js jse ksh lnk mad maf mag mam maq"
          + " mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msh1 msh1xml msh2 msh2xml"
          + " mshxml msi msp mst ops pcd pif prf prg printer pst reg rem scf scr sct shb shs shtm"
          + " shtml soap stm tmp url vb vbe vbs vsmacros vss vst vsw ws wsc wsf wsh",
      "",
      "Attachments with these extensions are omitted");

  /** How an empty list of words is written where an empty value is not allowed. */
  public static final String NONE = "none";

  private enum Kind {
    WORD,
    WORDS,
    /** Each may have several words. */
    NAMES,
    NUMBER
  }

  private static final int LONGEST_NAME = 255;

  private final String key = EnumWords.of(this);
  private final Kind kind;
  private final String standard;
  private final String limits;
  private final String meaning;

  OrganizationValue(Kind kind, String standard, String limits, String meaning) {
    this.kind = kind;
    this.standard = standard;
    this.limits = limits;
    this.meaning = meaning;
  }

  /** A setting that takes one of a few words, which an enum types. */
  OrganizationValue(Enum<?> standard, String meaning) {
    this(Kind.WORD, EnumWords.of(standard), words(standard), meaning);
  }

  private static String words(Enum<?> any) {
    return Arrays.stream(any.getDeclaringClass().getEnumConstants())
        .map(EnumWords::of)
        .collect(Collectors.joining(" "));
  }

  /** The constant that a word of this setting means. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The key in configuration files: the name in lower case with hyphens. */
  public String key() {
    return key;
  }

  /** The default value. */
  public String standard() {
    return standard;
  }

  /** What the setting is for, with the values it takes. */
  public String meaning() {
    return meaning + " (" + expected() + ")";
  }

  /** The words it takes; empty when it takes numbers or words of any kind. */
  public List<String> words() {
    return kind == Kind.WORD ? split(limits) : List.of();
  }

  /**
   * The numbers that a setting takes.
   *
   * @param least the smallest one
   * @param most the largest one
   */
  public record Range(int least, int most) {}

  /** The numbers it takes; empty when it takes words. */
  public Optional<Range> range() {
    if (kind != Kind.NUMBER) {
      return Optional.empty();
    }
    List<String> ends = split(limits);
    return Optional.of(new Range(Integer.parseInt(ends.get(0)), Integer.parseInt(ends.get(1))));
  }

  /** Whether it takes a list of words or names, which may be empty. */
  public boolean isList() {
    return kind == Kind.WORDS || kind == Kind.NAMES;
  }

  /** The items of a value in its written form, for a setting that takes a list. */
  public List<String> items(String value) {
    return kind == Kind.NAMES ? names(value) : split(value);
  }

  /** What values it takes, for people. */
  public String expected() {
    return switch (kind) {
      case WORD -> String.join(", ", split(limits));
      case WORDS -> "a list of words; none for an empty one";
      case NAMES ->
          "names separated by commas, with spaces if need be, no brackets; none for no name";
      case NUMBER -> "a number from " + limits.replace(" ", " to ");
    };
  }

  /** The value in its one written form, empty when the setting does not take it. */
  public Optional<String> normalized(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case WORD -> split(limits).contains(value) ? Optional.of(value) : Optional.empty();
      case WORDS -> Optional.of(value.equals(NONE) ? "" : String.join(" ", split(value)));
      case NAMES -> value.equals(NONE) ? Optional.of("") : normalizedNames(value);
      case NUMBER -> number(value);
    };
  }

  private static Optional<String> normalizedNames(String value) {
    List<String> names = names(value);
    boolean written =
        names.stream().allMatch(each -> each.length() <= LONGEST_NAME)
            && names.stream().noneMatch(each -> each.startsWith("["))
            && value.chars().noneMatch(Character::isISOControl);
    return written ? Optional.of(String.join(", ", names)) : Optional.empty();
  }

  /**
   * Commas separate names: neither Outlook nor IMAP clients put one into a name. Keywords of IMAP,
   * which begin with a dollar sign, have no spaces, so spaces may separate them. Names that begin
   * with a bracket are lists of the configuration file.
   */
  private static List<String> names(String value) {
    boolean keywords = split(value).stream().allMatch(each -> each.startsWith("$"));
    List<String> names = keywords ? split(value) : List.of(value.split(",", -1));
    return names.stream().map(String::strip).filter(each -> !each.isEmpty()).distinct().toList();
  }

  private Optional<String> number(String value) {
    boolean digits = !value.isEmpty() && value.length() < 10;
    for (int i = 0; digits && i < value.length(); i++) {
      digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    if (!digits) {
      return Optional.empty();
    }
    int number = Integer.parseInt(value);
    List<String> ends = split(limits);
    boolean inside =
        number >= Integer.parseInt(ends.get(0)) && number <= Integer.parseInt(ends.get(1));
    return inside ? Optional.of(String.valueOf(number)) : Optional.empty();
  }

  static List<String> split(String value) {
    List<String> words = new ArrayList<>();
    for (String word : value.replace(',', ' ').split(" ", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  /** The setting with a key. */
  public static Optional<OrganizationValue> of(String key) {
    for (OrganizationValue each : values()) {
      if (each.key().equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}

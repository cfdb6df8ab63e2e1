package org.mailpromoter.core.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the header bytes of any message, however broken, into an {@link Envelope}. Never throws
 * because of the content of a message; an anomaly becomes a {@link Flaw}. Thread-safe.
 *
 * @since 0.1
 */
public final class EnvelopeParser {
  /** Increase when the same bytes may give another envelope, so old mail is read again. */
  public static final int VERSION = 3;

  private static final int LONGEST_HINT = 500;
  private static final int LONGEST_SUBJECT = 4_000;
  private static final int LONGEST_RESULT = 2_000;
  private static final int LONGEST_RESULTS = 8_000;
  private static final Set<HeaderField> ONLY_ONCE =
      EnumSet.of(HeaderField.FROM, HeaderField.SUBJECT, HeaderField.MESSAGE_ID);

  /** Fields of which every one counts; of the others the first does. */
  private static final Set<HeaderField> SEVERAL =
      EnumSet.of(
          HeaderField.FROM, HeaderField.TO, HeaderField.CC, HeaderField.AUTHENTICATION_RESULTS);

  /** An author in more fields than this is unclear, and results so far down are forged. */
  private static final int MOST_OF_A_KIND = 20;

  private final MessageLimits limits;
  private final Set<String> more;

  /** The lengths of the names of further headers: most others are passed over by theirs. */
  private final BitSet lengths = new BitSet();

  /** A parser with caps. */
  public EnvelopeParser(MessageLimits limits) {
    this(limits, Set.of());
  }

  /**
   * A parser that keeps more headers.
   *
   * @param limits the caps
   * @param headers names of headers in any case, whose first values become {@link Envelope#hint}s
   */
  public EnvelopeParser(MessageLimits limits, Set<String> headers) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.more =
        headers.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.more.forEach(name -> lengths.set(name.length()));
  }

  /**
   * The envelope of a header.
   *
   * @param header the header block; bytes after the blank line are ignored
   */
  public Envelope parse(byte[] header) {
    Fields fields = new Fields(header);
    fields.blockCut = new HeaderScanner(header, limits).scan(fields);
    return fields.envelope();
  }

  /**
   * Whether a header has a Message-ID that can be used. Without one the content of the message is
   * needed to identify it, see {@link Envelope#above}.
   *
   * @param header the header block
   */
  public boolean hasMessageId(byte[] header) {
    OwnId own = new OwnId(header);
    new HeaderScanner(header, limits).scan(own);
    return MessageId.parse(own.raw).isPresent();
  }

  /** The first Message-ID field, behind which nothing is read. */
  private static final class OwnId implements HeaderScanner.Sink {
    private final byte[] header;
    private String raw = "";
    private boolean found;

    OwnId(byte[] header) {
      this.header = header;
    }

    @Override
    public void field(HeaderField field, int from, int to, boolean cut) {
      if (field == HeaderField.MESSAGE_ID) {
        raw = HeaderText.raw(header, from, to);
        found = true;
      }
    }

    @Override
    public boolean hasEnough() {
      return found;
    }
  }

  /** How many of the bytes belong to the header, the blank line at its end included. */
  public static int headerLength(byte[] beginning) {
    int line = 0;
    for (int i = 0; i < beginning.length; i++) {
      if (beginning[i] == '\n') {
        if (i == line || (i == line + 1 && beginning[line] == '\r')) {
          return i + 1;
        }
        line = i + 1;
      }
    }
    return beginning.length;
  }

  /** The raw fields of one header while it is read. */
  private final class Fields implements HeaderScanner.Sink {
    private final byte[] bytes;
    private final Map<HeaderField, List<String>> values = new EnumMap<>(HeaderField.class);
    private final Envelope.Builder envelope = Envelope.builder();
    private @Nullable MessageId own;
    private int oldestHopFrom;
    private int oldestHopTo;
    private boolean blockCut;

    Fields(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void field(HeaderField field, int from, int to, boolean cut) {
      if (cut) {
        envelope.flaw(Flaw.HEADER_CUT);
      }
      if (field == HeaderField.RECEIVED) {
        oldestHopFrom = from;
        oldestHopTo = to;
        return;
      }
      List<String> former = values.computeIfAbsent(field, unused -> new ArrayList<>(1));
      if (!former.isEmpty() && ONLY_ONCE.contains(field)) {
        envelope.flaw(Flaw.AMBIGUOUS_HEADER);
      }
      if (former.isEmpty() || SEVERAL.contains(field) && former.size() < most(field)) {
        former.add(HeaderText.raw(bytes, from, to));
      } else if (field == HeaderField.FROM) {
        envelope.flaw(Flaw.AUTHOR_UNCLEAR);
      }
    }

    @Override
    public void other(int nameFrom, int nameTo, int from, int to) {
      if (lengths.get(nameTo - nameFrom)) {
        String name =
            new String(bytes, nameFrom, nameTo - nameFrom, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        if (more.contains(name)) {
          hint(name, HeaderText.raw(bytes, from, to));
        }
      }
    }

    private void hint(String name, String text) {
      envelope.hint(name, HeaderText.shortened(HeaderText.printable(text), LONGEST_HINT));
    }

    private int most(HeaderField field) {
      boolean recipients = field == HeaderField.TO || field == HeaderField.CC;
      return recipients ? limits.addresses() : MOST_OF_A_KIND;
    }

    Envelope envelope() {
      if (blockCut) {
        envelope.flaw(Flaw.HEADER_CUT);
      }
      AddressList from = addresses();
      ids();
      envelope.identity(identity(from, date()));
      envelope.subject(HeaderText.decoded(value(HeaderField.SUBJECT), LONGEST_SUBJECT));
      hints();
      return envelope.build();
    }

    private List<String> all(HeaderField field) {
      return values.getOrDefault(field, List.of());
    }

    private String value(HeaderField field) {
      List<String> all = all(field);
      return all.isEmpty() ? "" : all.get(0);
    }

    /** Takes all addresses and returns those of the author. */
    private AddressList addresses() {
      AddressHeader reader = new AddressHeader(limits.addresses());
      AddressList from = author(reader);
      envelope.from(from);
      envelope.to(reader.read(all(HeaderField.TO)));
      envelope.cc(reader.read(all(HeaderField.CC)));
      envelope.bcc(reader.read(all(HeaderField.BCC)));
      envelope.replyTo(reader.read(all(HeaderField.REPLY_TO)));
      List<NamedAddress> senders = reader.read(all(HeaderField.SENDER)).addresses();
      if (!senders.isEmpty()) {
        envelope.sender(senders.get(0));
      }
      if (reader.wasCut()) {
        envelope.flaw(Flaw.ADDRESSES_CUT);
      }
      if (reader.sawMalformed()) {
        envelope.flaw(Flaw.MALFORMED_ADDRESS);
      }
      return from;
    }

    /**
     * The first From field; all From fields together determine whether the author is unambiguous.
     */
    private AddressList author(AddressHeader reader) {
      List<String> fields = all(HeaderField.FROM);
      AddressHeader.Reading first = reader.reading(fields.subList(0, Math.min(1, fields.size())));
      if (fields.size() < 2 && first.list().addresses().size() < 2 && first.plain()) {
        return first.list(); // nearly all mail
      }
      AddressHeader.Reading others = reader.reading(fields.stream().skip(1).toList());
      long authors =
          Stream.of(first, others)
              .flatMap(each -> each.list().addresses().stream())
              .map(NamedAddress::address)
              .distinct()
              .count();
      if (authors > 1 || authors == 1 && !(first.plain() && others.plain())) {
        envelope.flaw(Flaw.AUTHOR_UNCLEAR);
        envelope.hint(HeaderField.FROM.headerName(), asWritten(fields));
      }
      return first.list();
    }

    private static String asWritten(List<String> fields) {
      String lines = fields.stream().map(HeaderText::printable).collect(Collectors.joining("\n"));
      return HeaderText.shortened(lines, LONGEST_HINT);
    }

    private void ids() {
      own = MessageId.parse(value(HeaderField.MESSAGE_ID)).orElse(null);
      if (own == null) {
        envelope.flaw(Flaw.NO_MESSAGE_ID);
      } else {
        envelope.messageId(own);
      }
      envelope.inReplyTo(MessageIds.scan(value(HeaderField.IN_REPLY_TO), limits.references()));
      envelope.references(references());
      String threadIndex = value(HeaderField.THREAD_INDEX);
      if (!threadIndex.isEmpty()) {
        envelope.threadIndex(threadIndex.replace(" ", "").replace("\t", ""));
      }
    }

    /** The first id and the last ones, which are the root and the nearest ancestors. */
    private List<MessageId> references() {
      int most = limits.references();
      List<MessageId> written = MessageIds.scan(value(HeaderField.REFERENCES), limits.fieldBytes());
      List<MessageId> all = List.copyOf(new LinkedHashSet<>(written));
      if (all.size() <= most) {
        return all;
      }
      envelope.flaw(Flaw.REFERENCES_CUT);
      List<MessageId> nearest = all.subList(all.size() - most, all.size());
      return Stream.concat(all.stream().limit(1), nearest.stream().skip(1)).toList();
    }

    /** Takes the date and returns what is the same in every copy, however a server writes it. */
    private String date() {
      String written = value(HeaderField.DATE);
      Optional<Instant> date = MailDates.parse(written);
      date.ifPresentOrElse(envelope::date, () -> envelope.flaw(Flaw.BAD_DATE));
      return date.map(Instant::toString).orElse(written);
    }

    private void hints() {
      values.forEach(this::hint);
      if (more.contains(HeaderField.RECEIVED.headerName()) && oldestHopTo > 0) {
        hint(HeaderField.RECEIVED.headerName(), oldestHop());
      }
    }

    private void hint(HeaderField field, List<String> texts) {
      if (field == HeaderField.AUTHENTICATION_RESULTS) {
        envelope.hint(field.headerName(), results(texts));
      } else if (field.isHint() && isTelling(field, texts.get(0))
          || more.contains(field.headerName())) {
        hint(field.headerName(), texts.get(0));
      }
    }

    /** The last field of its name, which is only decoded when somebody needs it. */
    private String oldestHop() {
      return HeaderText.raw(bytes, oldestHopFrom, oldestHopTo);
    }

    /** A long field is stored as its results, so other content cannot displace a result. */
    private static String results(List<String> texts) {
      StringJoiner kept = new StringJoiner("\n");
      for (String text : texts) {
        String line =
            text.length() <= LONGEST_RESULT
                ? HeaderText.printable(text)
                : AuthenticationResults.parse(text).condensed(LONGEST_RESULT);
        if (kept.length() + line.length() <= LONGEST_RESULTS) {
          kept.add(line);
        }
      }
      return kept.toString();
    }

    /** Every message has a content type; only those of reports and of protected mail are kept. */
    private static boolean isTelling(HeaderField field, String value) {
      if (field != HeaderField.CONTENT_TYPE) {
        return true;
      }
      String type = value.toLowerCase(Locale.ROOT);
      return type.contains("multipart/report") || type.contains("rpmsg");
    }

    private MessageIdentity identity(AddressList from, String date) {
      String author = from.addresses().isEmpty() ? "" : from.addresses().get(0).address().value();
      String key = own == null ? digest(author, date) : own.toString();
      return new MessageIdentity(key, MessageDigests.fingerprint(author, date));
    }

    /**
     * The replacement for a missing Message-ID: fields that are written once, at the origin,
     * and are the same in every copy. The content is added later, by {@link Envelope#above}.
     */
    private String digest(String author, String date) {
      return "digest:"
          + new MessageDigests()
              .add(author)
              .add(date)
              .add(String.join(", ", all(HeaderField.TO)))
              .add(String.join(", ", all(HeaderField.CC)))
              .add(value(HeaderField.SUBJECT))
              .add(value(HeaderField.CONTENT_TYPE))
              .add(oldestHop())
              .hex();
    }
  }
}

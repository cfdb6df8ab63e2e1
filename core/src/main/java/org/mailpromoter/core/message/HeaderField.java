package org.mailpromoter.core.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields that matter here. All others are passed over without being decoded. */
enum HeaderField {
  FROM,
  SENDER,
  REPLY_TO,
  TO,
  CC,
  BCC,
  SUBJECT,
  DATE,
  MESSAGE_ID,
  IN_REPLY_TO,
  REFERENCES,
  THREAD_INDEX,
  RECEIVED,
  CONTENT_TYPE(true),
  CONTENT_CLASS(true),
  AUTO_SUBMITTED(true),
  PRECEDENCE(true),
  LIST_ID(true),
  X_AUTO_RESPONSE_SUPPRESS(true),
  RETURN_PATH(true),
  DELIVERED_TO(true),
  X_ORIGINAL_TO(true),
  AUTHENTICATION_RESULTS(true);

  private static final Map<String, HeaderField> BY_NAME = new HashMap<>();
  private static final int LONGEST = 26;

  static {
    for (HeaderField field : values()) {
      BY_NAME.put(field.headerName(), field);
    }
  }

  private final boolean hint;

  HeaderField() {
    this(false);
  }

  HeaderField(boolean hint) {
    this.hint = hint;
  }

  /** The name in lower case. */
  String headerName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the field is kept as {@link Envelope#hint}. */
  boolean isHint() {
    return hint;
  }

  /** The field whose name stands in {@code bytes}, in any case. */
  static Optional<HeaderField> at(byte[] bytes, int from, int to) {
    if (to - from < 2 || to - from > LONGEST) {
      return Optional.empty();
    }
    char[] lower = new char[to - from];
    for (int i = from; i < to; i++) {
      int c = bytes[i] & 0xff;
      lower[i - from] = (char) (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return Optional.ofNullable(BY_NAME.get(new String(lower)));
  }
}

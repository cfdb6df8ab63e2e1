package org.mailpromoter.documents;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.OutgoingId;

/**
 * The form of a value in a document: times as RFC 3339 in UTC, constants as words, ids as texts or
 * numbers, and null for what is missing or empty. A type without a form is a mistake.
 */
final class Form {
  private static final Set<Class<?>> WRITTEN_AS_TEXT =
      Set.of(
          Instant.class,
          LocalDate.class,
          RecordId.class,
          EmailAddress.class,
          EnvelopeAddress.class,
          MessageId.class,
          MessageRef.class,
          MailboxId.class,
          FolderId.class,
          SinkId.class);

  private Form() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof Members members) {
      return members.asMap();
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(Form::of).toList();
    }
    return value instanceof Integer number ? (Object) number.longValue() : scalar(value);
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> map) {
    Members members = Members.none();
    map.forEach((name, value) -> members.with(String.valueOf(name), value));
    return members.asMap();
  }

  private static @Nullable Object scalar(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? null : text;
    }
    if (value instanceof ActivityId id) {
      return id.value();
    }
    if (value instanceof OutgoingId id) {
      return id.value();
    }
    if (value instanceof DecisionId id) {
      return id.value();
    }
    if (value instanceof Enum<?> constant) {
      return EnumWords.of(constant);
    }
    if (value instanceof Path || WRITTEN_AS_TEXT.contains(value.getClass())) {
      return value.toString();
    }
    throw new IllegalArgumentException("no form in a document for " + value.getClass());
  }
}

package org.mailpromoter.core.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;

/**
 * How long the evidence about refused mail is kept. Immutable.
 *
 * @since 0.1
 */
public final class Retention {
  private final int standardDays;
  private final Map<Reason, Integer> daysByReason;

  private Retention(int standardDays, Map<Reason, Integer> daysByReason) {
    this.standardDays = standardDays;
    this.daysByReason = daysByReason;
  }

  /** The retention of the organization's settings; invalid words are ignored. */
  public static Retention of(OrganizationSettings settings) {
    Map<Reason, Integer> days = new EnumMap<>(Reason.class);
    for (String word : settings.words(OrganizationValue.RETENTION_BY_REASON)) {
      reason(word).ifPresent(reason -> number(word).ifPresent(many -> days.put(reason, many)));
    }
    return new Retention(settings.number(OrganizationValue.REFUSED_RETENTION_DAYS), days);
  }

  /** The invalid words of {@code retention-by-reason}. */
  public static List<String> unknown(String value) {
    List<String> unknown = new ArrayList<>();
    for (String word : value.replace(',', ' ').strip().split(" ", -1)) {
      if (!word.isBlank() && (reason(word).isEmpty() || number(word).isEmpty())) {
        unknown.add(word);
      }
    }
    return unknown;
  }

  /** Days for a reason. */
  public int days(Reason reason) {
    return daysByReason.getOrDefault(reason, standardDays);
  }

  private static Optional<Reason> reason(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? Optional.empty() : Reason.named(word.substring(0, equals));
  }

  private static Optional<Integer> number(String word) {
    String digits = word.substring(word.indexOf('=') + 1);
    boolean number =
        !digits.isEmpty()
            && digits.length() < 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }
}

package org.mailpromoter.core.correlation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;

/**
 * Smart matching: the same words in the subject and enough common addresses (C-50 to C-58). If one
 * word may differ, a subject is stored under its words with each word left out in turn; so both
 * sides meet without a search over single words, whose cost would grow with history.
 */
final class SmartMatchingStrategy implements CorrelationStrategy {
  private final SmartMatching parameters;

  SmartMatchingStrategy(SmartMatching parameters) {
    this.parameters = parameters;
  }

  @Override
  public String name() {
    return "smart-matching";
  }

  @Override
  public CorrelationMethod method() {
    return CorrelationMethod.SMART_MATCHING;
  }

  @Override
  public Set<CorrelationKey> keysOf(Envelope stored) {
    List<String> words = parameters.words(stored.subject());
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    if (words.isEmpty()) {
      return keys;
    }
    words.sort(Comparator.naturalOrder());
    keys.add(key(words));
    if (parameters.deltaSubjectCount() > 0 && words.size() > 1) {
      for (int left = 0; left < words.size(); left++) {
        List<String> others = new ArrayList<>(words);
        others.remove(left);
        keys.add(key(others));
      }
    }
    return keys;
  }

  /** The most recent candidate, the one with the most common addresses among equals (C-57). */
  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    Set<EmailAddress> own = addresses(incoming);
    Set<String> words = Set.copyOf(parameters.words(incoming.subject()));
    return found.stream()
        .filter(candidate -> sameWords(words, candidate))
        .filter(candidate -> common(own, candidate) >= parameters.minAddressCount())
        .max(
            Comparator.comparing(Candidate::sentAt)
                .thenComparing((Candidate candidate) -> common(own, candidate))
                .thenComparing(Candidate.ORDER))
        .map(candidate -> Match.of(candidate, "Subject", String.join(" ", words(incoming))));
  }

  private List<String> words(Envelope envelope) {
    return parameters.words(envelope.subject());
  }

  /** C-52: as many words in common as the longer list has, but for the allowed difference. */
  private boolean sameWords(Set<String> words, Candidate candidate) {
    Set<String> theirs = new LinkedHashSet<>(parameters.words(candidate.subject()));
    int longer = Math.max(words.size(), theirs.size());
    theirs.retainAll(words);
    return theirs.size() >= longer - parameters.deltaSubjectCount();
  }

  private static long common(Set<EmailAddress> own, Candidate candidate) {
    return candidate.addresses().stream().filter(own::contains).count();
  }

  private Set<EmailAddress> addresses(Envelope envelope) {
    return envelope.addresses().stream()
        .limit(parameters.maxCount())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CorrelationKey key(List<String> words) {
    return new CorrelationKey(CorrelationKey.SUBJECT_WORDS, String.join(" ", words));
  }
}

package org.mailpromoter.core.correlation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

  /**
   * The most recent candidate, the one with the most common addresses among equals (C-57). The
   * latest are looked at first, and the words only of those that would be chosen, so periodic mail
   * with one subject costs no more than other mail.
   */
  @Override
  public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
    Set<EmailAddress> own = addresses(incoming);
    Candidate best = null;
    long most = 0;
    for (int i = found.size() - 1; i >= 0; i--) {
      Candidate candidate = found.get(i);
      if (best != null && candidate.sentAt().isBefore(best.sentAt())) {
        continue;
      }
      long common = common(own, candidate);
      boolean better = best == null || isBetter(candidate, common - most, best);
      if (better && common >= parameters.minAddressCount() && sameWords(incoming, candidate)) {
        best = candidate;
        most = common;
      }
    }
    return Optional.ofNullable(best).map(candidate -> match(incoming, candidate));
  }

  private static boolean isBetter(Candidate candidate, long moreInCommon, Candidate best) {
    int order = candidate.sentAt().compareTo(best.sentAt());
    order = order == 0 ? Long.signum(moreInCommon) : order;
    return (order == 0 ? Candidate.ORDER.compare(candidate, best) : order) > 0;
  }

  private Match match(Envelope incoming, Candidate candidate) {
    String words = String.join(" ", parameters.words(incoming.subject()));
    return Match.of(candidate, "Subject", words);
  }

  /** C-52: as many words in common as the longer list has, but for the allowed difference. */
  private boolean sameWords(Envelope incoming, Candidate candidate) {
    if (incoming.subject().equals(candidate.subject())) {
      return true;
    }
    List<String> words = parameters.words(incoming.subject());
    Set<String> theirs = new HashSet<>(parameters.words(candidate.subject()));
    int longer = Math.max(words.size(), theirs.size());
    theirs.retainAll(words);
    return theirs.size() >= longer - parameters.deltaSubjectCount();
  }

  private static long common(Set<EmailAddress> own, Candidate candidate) {
    long common = 0;
    for (EmailAddress each : candidate.addresses()) {
      common += own.contains(each) ? 1 : 0;
    }
    return common;
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

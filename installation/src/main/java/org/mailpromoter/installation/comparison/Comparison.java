package org.mailpromoter.installation.comparison;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.spi.policy.NotCarriedOver;

/**
 * The settings of another CRM and those in force here. Immutable.
 *
 * @param source the name of the policy source
 * @param place which CRM it is, for people
 * @param settings every setting of one of the two
 * @param notCarriedOver what has no counterpart here
 * @param policyFile the text of the policy file that takes the settings over
 * @since 0.1
 */
public record Comparison(
    String source,
    String place,
    List<ComparedSetting> settings,
    List<NotCarriedOver> notCarriedOver,
    String policyFile) {
  /** Copies the lists. */
  public Comparison {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(place, "place");
    settings = List.copyOf(settings);
    notCarriedOver = List.copyOf(notCarriedOver);
    Objects.requireNonNull(policyFile, "policyFile");
  }

  /** The settings that differ. */
  public List<ComparedSetting> differences() {
    return settings.stream().filter(ComparedSetting::differs).toList();
  }

  /** How many settings are the same. */
  public int same() {
    return settings.size() - differences().size();
  }
}

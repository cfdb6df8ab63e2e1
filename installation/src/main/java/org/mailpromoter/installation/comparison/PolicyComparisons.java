package org.mailpromoter.installation.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.deployment.PolicyFileReading;
import org.mailpromoter.deployment.PolicySourceDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.ForeignSetting;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.PolicySource;

/**
 * Reads the settings of another CRM and compares them with those in force here. Writes nothing.
 *
 * @since 0.1
 */
public final class PolicyComparisons {
  private static final String ORGANIZATION = "organization.";

  private final Installation parts;
  private final Policy policy;

  private PolicyComparisons(Installation parts, Policy policy) {
    this.parts = parts;
    this.policy = policy;
  }

  /** Compares with the settings in force. */
  public PolicyComparisons(OpenInstallation open) {
    this(open.parts(), open.policy());
  }

  /** Compares with the configuration file of an installation that has stored nothing yet. */
  public static PolicyComparisons withFile(Installation parts) {
    return new PolicyComparisons(parts, EffectivePolicy.of(parts.deployment(), List.of()));
  }

  /**
   * Compares.
   *
   * @throws org.mailpromoter.spi.policy.PolicySourceException if the other CRM cannot be read
   */
  public Comparison compare(PolicySourceDeployment source) {
    try (PolicySource opened = parts.open(source)) {
      return compare(source.name(), opened.read(), parts.clock().instant());
    }
  }

  private Comparison compare(String source, ForeignPolicy there, Instant at) {
    List<NotCarriedOver> remarks = new ArrayList<>(there.notCarriedOver());
    MatchedOwners names = new MatchedOwners(parts.deployment().ownerRecords());
    for (ForeignOwner each : there.owners()) {
      if (names.add(each).isEmpty()) {
        remarks.add(
            new NotCarriedOver(
                each.addresses().place(),
                each.name().value(),
                "Its address belongs to a "
                    + each.id().kind().word()
                    + " here that is somebody else there."));
      }
    }
    Accepted accepted = accepted(there.settings(), remarks);
    return new Comparison(
        source,
        there.place(),
        new Comparing(parts.deployment(), policy, names)
            .all(accepted.settings(), accepted.texts(), there),
        remarks,
        file(source, there, accepted.settings(), names, remarks, at));
  }

  /** The settings that the configuration takes, with their texts. */
  private record Accepted(List<ForeignSetting> settings, Map<String, String> texts) {}

  /** Lets the configuration itself judge the values; those that it refuses become remarks. */
  private static Accepted accepted(List<ForeignSetting> settings, List<NotCarriedOver> remarks) {
    Map<String, ConfigProblem> refused = new HashMap<>();
    for (ConfigProblem each : reading(settings).problems()) {
      refused.putIfAbsent(each.key(), each);
    }
    List<ForeignSetting> taken = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (ForeignSetting each : settings) {
      Optional<ConfigProblem> problem = Optional.ofNullable(refused.get(ORGANIZATION + each.key()));
      if (problem.isEmpty() && keys.add(each.key())) {
        taken.add(each);
      } else {
        remarks.add(
            new NotCarriedOver(
                each.values().place(),
                String.join(" ", each.values().value()),
                "Here "
                    + each.key()
                    + " does not take this value: "
                    + problem.map(ConfigProblem::message).orElse("it is given twice")
                    + "."));
      }
    }
    return new Accepted(taken, reading(taken).organization());
  }

  private static PolicyFileReading reading(List<ForeignSetting> settings) {
    PolicyFileText text = new PolicyFileText();
    text.organization(settings);
    try {
      return PolicyFileReading.of(text.toString());
    } catch (ConfigurationException e) {
      throw new IllegalStateException("a policy file is not YAML", e);
    }
  }

  private static String file(
      String source,
      ForeignPolicy there,
      List<ForeignSetting> settings,
      MatchedOwners names,
      List<NotCarriedOver> remarks,
      Instant at) {
    PolicyFileText text = new PolicyFileText();
    text.comment(
        "", "Read from the policy source " + source + " (" + there.place() + ") at " + at + ".");
    text.comment(
        "",
        "To use it, name it in the main configuration file: policy-file. What that file says itself"
            + " counts before this file. Above each value stands where it comes from.");
    text.organization(settings);
    text.owners(there.owners(), names, RecordKind.USER);
    text.owners(there.owners(), names, RecordKind.QUEUE);
    text.mailboxes(there.mailboxes(), names);
    text.ids(names.all());
    text.notCarriedOver(remarks);
    return text.toString();
  }
}

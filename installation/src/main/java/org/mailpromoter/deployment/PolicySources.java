package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** The section {@code policy-sources}. */
final class PolicySources {
  static final ConfigSpec COMMON = ConfigSpec.of(Kind.KEY);

  private final Map<String, PolicySourceFactory> kinds;
  private final PartTrial trial;
  private final References references;

  PolicySources(Map<String, PolicySourceFactory> kinds, PartTrial trial, References references) {
    this.kinds = kinds;
    this.trial = trial;
    this.references = references;
  }

  List<PolicySourceDeployment> read(Section section) {
    List<PolicySourceDeployment> all = new ArrayList<>();
    for (String name : section.names()) {
      if (name.matches("[a-z0-9-]{1,60}")) {
        source(name, section.section(name)).ifPresent(all::add);
      } else {
        section.problem(name, "is not a valid name for a policy source: use a-z, 0-9 and hyphens");
      }
    }
    return all;
  }

  private Optional<PolicySourceDeployment> source(String name, Section section) {
    Optional<PolicySourceFactory> factory = Kind.of(section, kinds);
    if (factory.isEmpty()) {
      section.readUnchosen(Kind.KEY, COMMON, kinds.values().stream().map(each -> each.keys()));
      return Optional.empty();
    }
    int before = references.problems().size();
    Config config = section.read(COMMON.and(factory.get().keys()));
    return references.problems().size() > before
        ? Optional.empty()
        : section.tried(
            () -> new PolicySourceDeployment(name, factory.get(), config), trial::attempt);
  }
}

package org.mailpromoter.deployment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.spi.config.ConfigProblem;

/**
 * A policy file as the configuration reads it, before it is written. Immutable.
 *
 * @param problems why it would be refused; each key with its section
 * @param organization the values of the organization that it gives, in their one written form;
 *     meaningful if there are no problems
 */
public record PolicyFileReading(List<ConfigProblem> problems, Map<String, String> organization) {
  /** Copies the collections. */
  public PolicyFileReading {
    problems = List.copyOf(problems);
    organization = new LinkedHashMap<>(organization);
  }

  /**
   * Reads a text.
   *
   * @throws ConfigurationException if it is not YAML
   */
  public static PolicyFileReading of(String text) throws ConfigurationException {
    Path name = Path.of("policy.yaml");
    References references = new References(variable -> Optional.empty());
    Section root = Section.root(name, YamlFile.parsed("policy file", name, text), references);
    root.allowOnly(PolicyFile.SECTIONS);
    Section organization = root.section("organization");
    Owners.read(root.section("users"), root.section("queues"));
    Map<String, String> values =
        SettingTexts.of(OrganizationSection.read(organization, List.of(), references));
    Set<String> given = new LinkedHashSet<>(organization.names());
    values.keySet().retainAll(given);
    return new PolicyFileReading(references.problems(), values);
  }

  /** The values of the organization that it gives. */
  @Override
  public Map<String, String> organization() {
    return new LinkedHashMap<>(organization);
  }
}

package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

/** The proxies in front of the console. */
class ProxySectionTest {
  @TempDir private Path folder;

  private ProxyDeployment read(String keys) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mailpromoter.yaml"),
            """
            servers: {here: {connector: file}}
            mailboxes: {anna: {server: here, path: anna}}
            console: {%s}
            """
                .formatted(keys));
    return new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            new PartMaker(),
            List.of(),
            name -> Optional.empty())
        .read(file)
        .console()
        .proxies();
  }

  @Test
  void byDefaultNobodyIsTrusted() throws Exception {
    assertThat(read("access-log: no")).isEqualTo(new ProxyDeployment(List.of(), List.of(), ""));
  }

  @Test
  void aProxyIsKnownByItsAddressOrItsUser() throws Exception {
    assertThat(read("proxies: [192.0.2.1], proxy-users: [www-data], proxy-header: X-User"))
        .isEqualTo(new ProxyDeployment(List.of("192.0.2.1"), List.of("www-data"), "X-User"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "proxy-header: X-User | no proxy is trusted to send it",
        "proxies: [192.0.2.1], proxy-header: Cookie | 'Cookie' cannot name accounts",
        "proxies: [192.0.2.1], proxy-header: 'a b' | 'a b' cannot name accounts",
        "proxies: [127.0.0.1], proxy-header: X-User | every user of this machine can connect",
        "proxies: ['::1'], proxy-header: X-User | every user of this machine can connect",
        "proxy-users: [root] | root gives commands through the socket file",
      })
  void whatWouldLetAnybodyInIsRefused(String keys, String sentence) {
    assertThatThrownBy(() -> read(keys)).hasMessageContaining(sentence);
  }
}

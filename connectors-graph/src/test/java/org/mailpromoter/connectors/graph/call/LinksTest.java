package org.mailpromoter.connectors.graph.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token goes nowhere but below the root. */
class LinksTest {
  private final Links links = new Links(URI.create("https://graph.microsoft.com/v1.0"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.microsoft.com/v1.0/me/messages/delta?$deltatoken=x",
        "https://GRAPH.microsoft.com:443/v1.0/users('a')/mailFolders('AA==')/messages"
      })
  void linksBelowTheRootAreFollowed(String link) {
    assertThat(links.admits(link)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v1.0/me",
        "http://graph.microsoft.com/v1.0/me",
        "https://graph.microsoft.com:8443/v1.0/me",
        "https://graph.microsoft.com/beta/me",
        "https://graph.microsoft.com/v1.0",
        "https://graph.microsoft.com/v1.0evil/me",
        "https://graph.microsoft.com/v1.0/../beta/me",
        "https://graph.microsoft.com/v1.0/%2E%2e/beta/me",
        "https://graph.microsoft.com.evil.example/v1.0/me",
        "https://graph.microsoft.com@evil.example/v1.0/me",
        "https://user@graph.microsoft.com/v1.0/me",
        "https://graph.microsoft.com/v1.0/me#x",
        "file:///v1.0/me",
        "https:///v1.0/me",
        "/v1.0/me",
        "not a link",
        ""
      })
  void otherLinksAreNot(String link) {
    assertThat(links.admits(link)).isFalse();
  }

  @Test
  void aLinkOfAnyLengthIsNot() {
    String link = "https://graph.microsoft.com/v1.0/me?" + "x".repeat(40_000);
    assertThat(links.admits(link)).isFalse();
  }

  @Test
  void idsAndTextsCannotLeaveTheirPlace() {
    assertThat(Links.segment("../a/b?c#d%e=é")).isEqualTo("..%2Fa%2Fb%3Fc%23d%25e=%C3%A9");
    assertThat(Links.query("a eq 'b' & c#d+")).isEqualTo("a%20eq%20'b'%20%26%20c%23d%2B");
    assertThat(Links.quoted("O'Neill' or 1 eq 1")).isEqualTo("'O''Neill'' or 1 eq 1'");
  }
}

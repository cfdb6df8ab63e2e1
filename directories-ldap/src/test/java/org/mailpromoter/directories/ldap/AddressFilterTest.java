package org.mailpromoter.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.message.EmailAddress;

class AddressFilterTest {
  private static final EmailAddress ANNA = new EmailAddress("anna@x.example");

  @Test
  void severalAddressesAreOneSearch() {
    AddressFilter filter = AddressFilter.over(List.of("mail", "proxyAddresses"));
    assertThat(filter.of(List.of(ANNA, new EmailAddress("b@x.example"))))
        .isEqualTo(
            "(|(|(mail=anna@x.example)(proxyAddresses=smtp:anna@x.example))"
                + "(|(mail=b@x.example)(proxyAddresses=smtp:b@x.example)))");
  }

  @ParameterizedTest
  @CsvSource({
    "*@x.example, \\2a@x.example",
    "a*)(uid=*@x.example, a\\2a\\29\\28uid\\3d\\2a@x.example",
    "back\\slash@x.example, back\\5cslash@x.example",
    "jürgen@x.example, j\\c3\\bcrgen@x.example",
    "\"a b\"@x.example, \"a\\20b\"@x.example"
  })
  void whatMeansSomethingInAFilterIsEscaped(String address, String escaped) {
    assertThat(AddressFilter.escaped(address)).isEqualTo(escaped);
  }

  @Test
  void anAddressCannotWidenTheFilter() {
    EmailAddress evil = new EmailAddress("*@x.example");
    assertThat(AddressFilter.of("(&(objectClass=person)(mail={address}))").of(List.of(evil)))
        .isEqualTo("(|(&(objectClass=person)(mail=\\2a@x.example)))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(mail=*)",
        "mail={address}",
        "(mail={address}",
        "(mail={address}))",
        "(mail={address})(uid=*)",
        ")mail={address}("
      })
  void whatIsNoFilterIsRefused(String template) {
    assertThatThrownBy(() -> AddressFilter.of(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the filter ");
  }
}

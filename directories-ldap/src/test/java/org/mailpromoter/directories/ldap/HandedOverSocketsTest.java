package org.mailpromoter.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.naming.NamingException;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

class HandedOverSocketsTest {
  @Test
  void socketsAreHandedOverForOneConnectionAndNoLonger() throws NamingException {
    SocketFactory sockets = SocketFactory.getDefault();
    SocketFactory used =
        HandedOverSockets.with(
            sockets,
            () -> {
              SocketFactory first = HandedOverSockets.getDefault();
              assertThatThrownBy(HandedOverSockets::getDefault)
                  .isInstanceOf(IllegalStateException.class);
              return first;
            });
    assertThat(used).isSameAs(sockets);
    assertThatThrownBy(HandedOverSockets::getDefault).isInstanceOf(IllegalStateException.class);
  }
}

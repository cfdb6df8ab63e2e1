/** Asks an LDAP server for records, through the JDK. */
module org.mailpromoter.directories.ldap {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires java.naming;

  // the JDK makes sockets for ldaps through a class that it loads by name
  exports org.mailpromoter.directories.ldap to
      java.naming;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.directories.ldap.LdapDirectoriesPlugin;
}
